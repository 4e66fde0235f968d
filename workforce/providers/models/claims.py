"""An owner's claim to a home of the register, decided at once or by support."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.models import Person
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Secret
from workforce.providers.models.homes import Home
from workforce.providers.models.organisations import Organisation
from workforce.providers.states import ClaimState

CLAIM: Lifecycle[ClaimState] = Lifecycle(
    "home-claim", {ClaimState.ASKED: frozenset({ClaimState.APPROVED, ClaimState.REFUSED})}
)


class HomeClaim(Named, Base):
    """What an owner says of a home, kept only until the claim is decided."""

    __table_args__ = (
        Index(
            "uq_home_claim_open",
            "home_id",
            "organisation_id",
            unique=True,
            sqlite_where=text("state = 'asked'"),
            postgresql_where=text("state = 'asked'"),
            info={
                "refusal": lazy("You have already asked for this home. Support is looking at it"),
                "field": "registration_number",
            },
        ),
    )

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[ClaimState] = mapped_column(default=ClaimState.ASKED, index=True)
    name: Mapped[Secret | None]
    address: Mapped[Secret | None]
    postcode: Mapped[Secret | None]
    decided_at: Mapped[Moment | None]

    home: Mapped[Home] = relationship(lazy="joined")
    organisation: Mapped[Organisation] = relationship(lazy="joined")
    asked_by: Mapped[Person] = relationship()
