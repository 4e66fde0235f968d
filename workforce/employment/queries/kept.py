"""References that were merged into others: whoever writes by reference follows the kept one."""

from workforce.core.registry import registry


def kept_references(organisation_id: int) -> dict[str, str]:
    """The references of an employer that were merged away, each with the one that was kept."""
    found: dict[str, str] = {}
    for contribution in registry().contributions:
        if contribution.kept_references is not None:
            found.update(contribution.kept_references(organisation_id))
    return found


def kept_reference(organisation_id: int, reference: str) -> str:
    """The reference under which an employer keeps somebody whom it once recorded under another."""
    return kept_references(organisation_id).get(reference, reference)
