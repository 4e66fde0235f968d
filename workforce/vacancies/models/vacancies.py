"""Vacancies, with only as much of the place as may be public, and the index that finds them."""

from datetime import date

from sqlalchemy import DDL, CheckConstraint, ForeignKey, Index, String, Text, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.types import Hours, Moment, Named, Pence, Sourced
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home, Organisation
from workforce.vacancies.states import PayPeriod, VacancyState

VACANCY = Lifecycle(
    "vacancy",
    {
        VacancyState.DRAFT: frozenset({VacancyState.LIVE}),
        VacancyState.LIVE: frozenset({VacancyState.ENDED}),
    },
)


class Vacancy(Named, Sourced, Base):
    """An advert for one or more posts in one home.

    `authority_code`, `region_code` and `public_point` are copied from the home when it is
    published, so that search needs nothing finer. It is live when its state is live, its
    closing day has not passed, and its home is not suspended or closed (a join says that).
    `employer_name` is empty where the employer's name would give the home's name away.
    `search_text` holds the tokens of a published vacancy and is emptied when it ends.
    """

    __table_args__ = (
        CheckConstraint("posts_count >= 1", name="at_least_one_post"),
        CheckConstraint("weekly_hours > 0", name="some_hours"),
        CheckConstraint("pay_from_pence > 0", name="some_pay"),
        CheckConstraint("pay_to_pence >= pay_from_pence", name="pay_range_ascends"),
        CheckConstraint(
            "state = 'draft' OR published_at IS NOT NULL", name="published_has_a_moment"
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
    search_text: Mapped[str] = mapped_column(Text, default="", sort_order=93, deferred=True)

    home: Mapped[Home] = relationship()
    organisation: Mapped[Organisation] = relationship()


# The word index, one name on both databases. PostgreSQL keeps an expression index up to date by
# itself; on SQLite three triggers do the same, so that no service, bulk load or erasure can forget.
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
