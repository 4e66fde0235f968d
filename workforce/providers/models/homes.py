"""Children's homes as their regulator's register and their owner describe them."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Secret, Sourced
from workforce.providers.models.organisations import Organisation
from workforce.providers.states import HomeStatus, HomeType, Regulator, Sector


class Home(Named, Sourced, Base):
    """A children's home. Name, address and postcode are encrypted and never become public.

    `authority_code` and `region_code` are ONS codes of the geography of the register's day;
    `public_point` is the key of the nearest place of 20,000 people or more, made from the
    postcode's outcode when the owner gives it, or from the authority's centre before that.
    `joined_on` is the day the owner claimed it: whoever starts after that passes the gate.
    `described_at` is when its name and address were last said.
    """

    __table_args__ = (
        Index(
            "uq_home_registration",
            "regulator",
            "registration_number",
            unique=True,
            info={
                "refusal": lazy("This registration number is already on the service"),
                "field": "registration_number",
            },
        ),
        CheckConstraint("places_count >= 0", name="places_not_negative"),
        # A clearance for a provisional start holds to this pair.
        Index("uq_home_id_home_type", "id", "home_type", unique=True),
        # People in post before the home joined hold to this pair.
        UniqueConstraint("id", "joined_on"),
        CheckConstraint(
            "(organisation_id IS NULL) = (joined_on IS NULL)", name="owner_has_a_joining_day"
        ),
    )

    regulator: Mapped[Regulator]
    registration_number: Mapped[str] = mapped_column(String(40), index=True)
    home_type: Mapped[HomeType] = mapped_column(default=HomeType.CHILDRENS_HOME)
    type_as_registered: Mapped[str] = mapped_column(String(120), default="")
    sector: Mapped[Sector] = mapped_column(default=Sector.OTHER)
    status: Mapped[HomeStatus] = mapped_column(default=HomeStatus.ACTIVE, index=True)
    short_break_only: Mapped[bool] = mapped_column(default=False)
    also_school: Mapped[bool] = mapped_column(default=False, server_default=false())
    places_count: Mapped[int]
    nation: Mapped[str] = mapped_column(String(10))
    region_code: Mapped[str] = mapped_column(String(9), index=True)
    authority_code: Mapped[str] = mapped_column(String(9), index=True)
    owner_as_registered: Mapped[str | None] = mapped_column(String(200))
    registered_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    register_as_at: Mapped[date | None]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    joined_on: Mapped[date | None]
    name: Mapped[Secret | None]
    address: Mapped[Secret | None]
    postcode: Mapped[Secret | None]
    public_point: Mapped[str | None] = mapped_column(String(120), index=True)
    described_at: Mapped[Moment | None] = mapped_column(index=True)

    organisation: Mapped[Organisation | None] = relationship()

    @property
    def is_mainstream(self) -> bool:
        """Whether it counts as a mainstream children's home in the regulator's headline."""
        return self.home_type in {HomeType.CHILDRENS_HOME, HomeType.SHORT_BREAK}

    @property
    def has_a_school(self) -> bool:
        """Whether school checks are asked too: a residential special school always is one."""
        return self.also_school or self.home_type is HomeType.SPECIAL_SCHOOL

    @property
    def known_as(self) -> str:
        """The owner's name for it, or its registration number: never for a public page."""
        return self.name or self.registration_number

    @property
    def is_open(self) -> bool:
        """Whether children may live there today."""
        return self.status == HomeStatus.ACTIVE
