"""Whether the service is well: its database, its migrations and its worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from workforce.core import jobs
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.registry import Need, Urgency, registry
from workforce.employment.queries.figures import HomeWord
from workforce.employment.queries.owed import needs as waiting

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


@dataclass(frozen=True, slots=True)
class Health:
    """What each part says of itself."""

    database: bool
    migrations: bool
    worker: bool

    @property
    def ready(self) -> bool:
        """Whether requests should be sent here."""
        return self.database and self.migrations and self.worker


def health() -> Health:
    """Ask the database, the migrations and the worker."""
    try:
        session().execute(text("SELECT 1"))
    except SQLAlchemyError:
        return Health(database=False, migrations=False, worker=False)
    at_head = migrations_at_head()
    return Health(database=True, migrations=at_head, worker=at_head and jobs.heard_recently())


def migrations_at_head() -> bool:
    """Whether the schema is that of this version."""
    heads = set(ScriptDirectory(str(MIGRATIONS)).get_heads())
    connection = session().connection()
    return set(MigrationContext.configure(connection).get_current_heads()) == heads


def needs_of(actor: Actor, words: Sequence[HomeWord]) -> list[Need]:
    """Everything that waits for an actor, from every feature: the most urgent and oldest first.

    `words` are the actor's homes, `homes_of_the_evening`, which the page shows as well.
    """
    order = list(Urgency)
    found = [need for provider in registry().each("needs") for need in provider(actor)]
    found += waiting.homes_waiting(actor, words)
    return sorted(
        found, key=lambda need: (order.index(need.urgency), need.due_on or date.max, need.what)
    )
