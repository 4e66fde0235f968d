"""Who may open a document: whoever the policy of its owner lets in, and nobody else."""

from workforce.core import registry
from workforce.core.actors import Actor
from workforce.documents.models import Document
from workforce.documents.states import ScanState


def can_open(actor: Actor, document: Document) -> bool:
    """Ask the feature that owns the row; a kind that nobody answers for stays shut."""
    if document.removed_at is not None or document.scan in {
        ScanState.WAITING,
        ScanState.INFECTED,
    }:
        return False
    for owner in registry.registry().each("documents"):
        if owner.kind == document.owner_kind:
            return bool(owner.may_open(actor, document.owner_id))
    return False
