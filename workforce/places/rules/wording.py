"""Words about places, in the reader's language."""

from workforce.core.translation import WELSH, language, lazy
from workforce.core.translation import gettext as _
from workforce.places.rules import tables
from workforce.places.rules.distance import BANDS, Band, band
from workforce.places.rules.resolution import Choice, Resolution
from workforce.places.states import Kind, Nation

CONTACT_FALLBACK = lazy(
    "We do not hold a checked contact for this council’s designated officer yet. Call the "
    "council where the child lives and ask for children’s services. If a child is in danger "
    "now, call 999."
)
_KINDS = {
    Kind.REGION: lazy("region"),
    Kind.AUTHORITY: lazy("council area"),
    Kind.COOPERATIVE: lazy("regional care co-operative"),
    Kind.COUNTY: lazy("county"),
    Kind.PLACE: lazy("town, village or district"),
    Kind.OUTCODE: lazy("postcode area"),
    Kind.POSTCODE: lazy("postcode area"),
}
_NATIONS = {Nation.ENGLAND: lazy("England"), Nation.WALES: lazy("Wales")}


def message(resolution: Resolution) -> str:
    """What to tell somebody whose location could not be used as typed; empty if it could."""
    if resolution.kind is Kind.UNKNOWN:
        return _(
            "We could not find “%(place)s”. Check the spelling, or enter a town, council or "
            "postcode in England or Wales.",
            place=resolution.text,
        )
    if resolution.kind is Kind.AMBIGUOUS:
        return _(
            "There is more than one place called “%(place)s”. Choose the one you mean.",
            place=resolution.text,
        )
    return ""


def location_label(resolution: Resolution) -> str:
    """A location as a heading or a tag says it."""
    if resolution.is_nationwide:
        return _("England and Wales")
    if resolution.kind is Kind.REGION and resolution.region_code:
        return region_name(resolution.region_code)
    return resolution.label or resolution.text


def choice_label(choice: Choice) -> str:
    """Something to pick, with the kind of thing it is."""
    return _("%(place)s – %(kind)s", place=choice.label, kind=str(_KINDS.get(choice.kind, "")))


def region_name(code_or_slug: str) -> str:
    """The name of a region by its code or slug, or what was given if there is none."""
    for region in tables.regions():
        if code_or_slug in {region.code, region.slug}:
            return region.welsh_name if language() == WELSH else region.name
    return code_or_slug


def nation_name(nation: Nation) -> str:
    """The name of a nation."""
    return str(_NATIONS[nation])


def band_label(distance: float | Band) -> str:
    """A distance as the public sees it."""
    known = distance if isinstance(distance, Band) else band(distance)
    if known.up_to is None:
        return _("over %(miles)s miles", miles=BANDS[-1])
    return _("up to %(miles)s miles", miles=known.up_to)


def radius_label(miles: int) -> str:
    """A search radius as a choice."""
    if miles == 0:
        return _("This area only")
    if miles == 1:
        return _("Within 1 mile")
    return _("Within %(miles)s miles", miles=miles)
