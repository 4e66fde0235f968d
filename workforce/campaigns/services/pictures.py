"""Pictures of campaigns: checked by content, dots alone, kept as files."""

from dataclasses import dataclass

from workforce.campaigns.models import Campaign, CampaignPicture
from workforce.checks.rules import photographs
from workforce.core import audit
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import DomainError, NotFound
from workforce.core.translation import lazy
from workforce.documents import services as documents


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture that was accepted, rid of all but its dots and written, but is nobody's yet."""

    stored: documents.Stored


def prepared(content: bytes) -> Prepared:
    """Check a picture and write it without what a camera put beside it: slow, so done first."""
    try:
        made = photographs.pictures_of(content)
    except photographs.NoPicture as wrong:
        raise DomainError(
            lazy("The picture must be a JPG or PNG, smaller than 8 MB, and at least 96 dots wide"),
            "file",
        ) from wrong
    return Prepared(documents.store(title="campaign picture", content=made.full))


def keep_picture(actor: Actor, campaign: Campaign, picture: Prepared) -> CampaignPicture:
    """Record a written picture as a campaign's; joins a use case."""
    row = CampaignPicture(
        campaign=campaign,
        storage_key=picture.stored.storage_key,
        media_type=picture.stored.media_type,
        size_bytes=picture.stored.size_bytes,
        no_children_confirmed_by_id=actor.person_id,
    )
    session().add(row)
    session().flush()
    audit.record(actor, "keep-campaign-picture", row)
    return row


def content_of(picture: CampaignPicture) -> bytes:
    """The dots of a picture, for whoever was let to it."""
    content = documents.from_shelf(picture.storage_key)
    if content is None:
        raise NotFound(lazy("Page not found"))
    return content
