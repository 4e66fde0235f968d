"""What every record about somebody's work carries: whose employer, and which of its people."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column


class OfPerson:
    """A person of an employer: the organisation, and its own reference for them.

    Each table puts its own index over the two. Records of one person that was recorded twice
    are found by this mixin, so that a merge can rewrite all of them.
    """

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    person_reference: Mapped[str] = mapped_column(String(60))
