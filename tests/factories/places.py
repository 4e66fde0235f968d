"""Makers of reference data: the packaged tables, loaded where a test needs them."""

from workforce.core.clock import today
from workforce.places import queries, services
from workforce.places.models import Authority, Region


def reference() -> services.ReferenceCounts:
    """The regions, authorities and co-operatives of the packaged tables, loaded once."""
    return services.load_reference()


def authority(code: str = "E08000035") -> Authority:
    """An authority of the packaged tables, by code or name; Leeds unless told."""
    found = queries.authority_on(code, today())
    if found is None:
        services.load_reference()
        found = queries.authority_by_code(code) or queries.authority_on(code, today())
    if found is None:
        raise LookupError(code)
    return found


def region(slug: str = "yorkshire-and-the-humber") -> Region:
    """A region of the packaged tables, by slug."""
    found = queries.region_by_slug(slug)
    if found is None:
        services.load_reference()
        found = queries.region_by_slug(slug)
    if found is None:
        raise LookupError(slug)
    return found
