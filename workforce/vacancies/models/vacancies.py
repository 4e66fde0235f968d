"""Vacancies, with only as much of the place as may be public, and the index that finds them."""

from datetime import date

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, String, Text, event, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Hours, Moment, Named, Pence, Sourced
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home, Organisation
from workforce.providers.states import HomeType, Sector
from workforce.vacancies.rules.particulars import EVERY_SECTION
from workforce.vacancies.states import (
    AboveFunded,
    Driving,
    FirstFor,
    PayPeriod,
    Qualification,
    Route,
    VacancyState,
    WelshNeed,
)

State = VacancyState
VACANCY = Lifecycle(
    "vacancy",
    {
        State.DRAFT: frozenset({State.SCHEDULED, State.INTERNAL, State.LIVE}),
        State.SCHEDULED: frozenset({State.DRAFT, State.INTERNAL, State.LIVE}),
        State.INTERNAL: frozenset({State.LIVE, State.ENDED}),
        State.LIVE: frozenset({State.ENDED}),
        # A job that closed may be opened again under the same link.
        State.ENDED: frozenset({State.LIVE}),
    },
)


class Vacancy(Named, Sourced, Base):
    """An advert for one or more posts in one home, or in several of one provider.

    `home_id` is the home that leads; others are `VacancyPlace` rows. `hours_patterns` holds bits
    of `HoursPattern`; `hourly_pence` and `yearly_pence` are the lowest pay, converted by the
    weekly hours over 52 weeks; `sector` and `home_type` are copied from the home when it is
    published. `published_at` is when it was last put before the public, `first_published_at`
    when first. An evergreen advert looks for people without a vacant post behind it.
    `sections_done` holds the bits of the parts that were written; in a draft, columns of other
    parts hold placeholders. `told_unpublished_at` is when its recruiter was told that a scheduled
    advert could not be published, `ask_outcome_on` the first day to ask again how it ended.

    `authority_code`, `region_code` and `public_point` are copied from the home when it is
    published, so that search needs nothing finer. It is live when its state is live, its
    closing day has not passed, and its home is not suspended or closed (a join says that).
    `employer_name` is empty where the employer's name would give the home's name away.
    `search_text` holds the tokens of a published vacancy and is emptied when it ends;
    `words_version` says by which words and names they were made.
    """

    __table_args__ = (
        CheckConstraint("posts_count >= 1", name="at_least_one_post"),
        CheckConstraint("weekly_hours > 0", name="some_hours"),
        CheckConstraint("pay_from_pence > 0", name="some_pay"),
        CheckConstraint("pay_to_pence >= pay_from_pence", name="pay_range_ascends"),
        CheckConstraint(
            "state IN ('draft', 'scheduled', 'internal') OR published_at IS NOT NULL "
            "OR (state = 'ended' AND first_for IS NOT NULL)",
            name="published_has_a_moment",
        ),
        CheckConstraint(
            "state <> 'scheduled' OR publish_on IS NOT NULL", name="scheduled_has_a_day"
        ),
        CheckConstraint("(first_for IS NULL) = (first_until IS NULL)", name="first_for_until"),
        CheckConstraint("route = 'here' OR apply_url <> ''", name="own_site_has_an_address"),
        CheckConstraint("sleep_ins_a_month >= 0", name="sleep_ins_not_negative"),
        CheckConstraint(
            f"state = 'draft' OR sections_done = {EVERY_SECTION}", name="whole_before_it_is_seen"
        ),
        Index(
            "uq_vacancy_client_reference",
            "organisation_id",
            "client_reference",
            unique=True,
            info={
                "refusal": lazy("You already have a vacancy with this reference"),
                "field": "client_reference",
            },
        ),
        CheckConstraint("(state = 'ended') = (ended_at IS NOT NULL)", name="ended_has_a_moment"),
        Index("ix_vacancy_live", "state", "published_at", "id"),
        Index("ix_vacancy_closing", "state", "closes_on", "id"),
        Index("ix_vacancy_place", "state", "public_point", "published_at"),
        Index("ix_vacancy_authority", "state", "authority_code", "published_at"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    state: Mapped[VacancyState] = mapped_column(default=VacancyState.DRAFT)
    title: Mapped[str] = mapped_column(String(75))
    role: Mapped[JobRole]
    posts_count: Mapped[int] = mapped_column(default=1)
    contract: Mapped[Contract]
    weekly_hours: Mapped[Hours]
    pay_period: Mapped[PayPeriod]
    pay_from_pence: Mapped[Pence]
    pay_to_pence: Mapped[Pence]
    closes_on: Mapped[date]
    description: Mapped[str] = mapped_column(Text, sort_order=92)
    employer_name: Mapped[str] = mapped_column(String(200), default="")
    nation: Mapped[str] = mapped_column(String(10))
    region_code: Mapped[str] = mapped_column(String(9))
    authority_code: Mapped[str] = mapped_column(String(9))
    public_point: Mapped[str | None] = mapped_column(String(120))
    published_at: Mapped[Moment | None]
    ended_at: Mapped[Moment | None]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    hours_patterns: Mapped[int] = mapped_column(default=0, server_default="0")
    rota: Mapped[str] = mapped_column(String(300), default="", server_default=text("''"))
    sleep_ins_a_month: Mapped[int] = mapped_column(default=0, server_default="0")
    sleep_in_pence: Mapped[Pence | None]
    hourly_pence: Mapped[Pence] = mapped_column(default=0, server_default="0")
    yearly_pence: Mapped[Pence] = mapped_column(default=0, server_default="0")
    driving: Mapped[Driving] = mapped_column(
        default=Driving.NOT_NEEDED, server_default=Driving.NOT_NEEDED.value
    )
    qualification: Mapped[Qualification] = mapped_column(
        default=Qualification.NOT_NEEDED, server_default=Qualification.NOT_NEEDED.value
    )
    qualification_title: Mapped[str] = mapped_column(
        String(120), default="", server_default=text("''")
    )
    welsh: Mapped[WelshNeed] = mapped_column(
        default=WelshNeed.NOT_NEEDED, server_default=WelshNeed.NOT_NEEDED.value
    )
    sector: Mapped[Sector] = mapped_column(default=Sector.OTHER, server_default=Sector.OTHER.value)
    home_type: Mapped[HomeType] = mapped_column(
        default=HomeType.CHILDRENS_HOME, server_default=HomeType.CHILDRENS_HOME.value
    )
    route: Mapped[Route] = mapped_column(default=Route.HERE, server_default=Route.HERE.value)
    apply_url: Mapped[str] = mapped_column(String(500), default="", server_default=text("''"))
    takes_interest: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_anonymous: Mapped[bool] = mapped_column(default=False, server_default=false())
    guarantees_interview: Mapped[bool] = mapped_column(default=False, server_default=false())
    evergreen: Mapped[bool] = mapped_column(default=False, server_default=false())
    first_for: Mapped[FirstFor | None]
    first_until: Mapped[date | None]
    publish_on: Mapped[date | None]
    first_published_at: Mapped[Moment | None]
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("vacancy.id"))
    own_form_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    client_reference: Mapped[str | None] = mapped_column(String(100))
    sections_done: Mapped[int] = mapped_column(
        default=EVERY_SECTION, server_default=str(EVERY_SECTION)
    )
    above_funded_why: Mapped[AboveFunded | None]
    told_unpublished_at: Mapped[Moment | None]
    ask_outcome_on: Mapped[date | None]
    search_text: Mapped[str] = mapped_column(Text, default="", sort_order=93, deferred=True)
    words_version: Mapped[str] = mapped_column(
        String(16), default="", server_default=text("''"), sort_order=94, deferred=True
    )

    home: Mapped[Home] = relationship()
    organisation: Mapped[Organisation] = relationship()


# The word index, one name on both databases. PostgreSQL keeps an expression index up to date by
# itself; on SQLite three triggers do the same, so that no service, bulk load or erasure can forget.
# A stored column was tried: reading it looks so cheap to PostgreSQL that it leaves the index aside,
# and searches take two to six times as long.
SEARCH_DDL: dict[str, tuple[str, ...]] = {
    "sqlite": (
        """CREATE VIRTUAL TABLE vacancy_search USING fts5(
            search_text, content='vacancy', content_rowid='id', detail='none',
            tokenize='unicode61 remove_diacritics 0')""",
        """CREATE TRIGGER vacancy_search_added AFTER INSERT ON vacancy BEGIN
            INSERT INTO vacancy_search(rowid, search_text) VALUES (new.id, new.search_text);
        END""",
        """CREATE TRIGGER vacancy_search_removed AFTER DELETE ON vacancy BEGIN
            INSERT INTO vacancy_search(vacancy_search, rowid, search_text)
            VALUES ('delete', old.id, old.search_text);
        END""",
        """CREATE TRIGGER vacancy_search_changed AFTER UPDATE OF search_text ON vacancy BEGIN
            INSERT INTO vacancy_search(vacancy_search, rowid, search_text)
            VALUES ('delete', old.id, old.search_text);
            INSERT INTO vacancy_search(rowid, search_text) VALUES (new.id, new.search_text);
        END""",
    ),
    "postgresql": (
        "CREATE INDEX vacancy_search ON vacancy USING gin (to_tsvector('simple', search_text))",
    ),
}
SEARCH_UNDO: dict[str, tuple[str, ...]] = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS vacancy_search_added",
        "DROP TRIGGER IF EXISTS vacancy_search_removed",
        "DROP TRIGGER IF EXISTS vacancy_search_changed",
        "DROP TABLE IF EXISTS vacancy_search",
    ),
    "postgresql": ("DROP INDEX IF EXISTS vacancy_search",),
}


def _index_words() -> None:
    """Let `create_all` make and remove the word index with the table."""
    table = Base.metadata.tables["vacancy"]
    for moment, statements in (("after_create", SEARCH_DDL), ("before_drop", SEARCH_UNDO)):
        for dialect, commands in statements.items():
            for command in commands:
                event.listen(table, moment, DDL(command).execute_if(dialect=dialect))


_index_words()
