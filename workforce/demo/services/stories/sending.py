"""People files that the demo provider sent: one to look at first, one from its payroll."""

import csv
import io
from collections.abc import Iterable

from sqlalchemy import select

from workforce.checks.models import PeopleImport
from workforce.checks.rules import people_file as shape
from workforce.checks.services import people_file
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.demo.services.ledger import at
from workforce.demo.services.stories.keeping import KEY_NAME
from workforce.demo.services.stories.teller import Teller
from workforce.employment.models import PersonInPost
from workforce.providers.models import ApiKey, Home, Organisation
from workforce.providers.services import keys

NIGHT_BEFORE, LOOKED_AT = 1, 6
NIGHT, MORNING = 2, 9
OTHER_HOURS, FIRST_OTHERS, MANY = "33.75", 3, "ninety"
STRANGER = ("N-7001", "Imogen", "Vale", "", "residential-support-worker", "permanent", "37.5")
NOT_A_HOME = "DEMO-9999"
HOME = "home_registration_number"


def send_files() -> None:
    """Send them once, after the load: a file is taken home by home, each home by itself."""
    if session().scalar(select(PeopleImport.id).limit(1)) is not None:
        return
    teller = Teller(clock.today())
    owner = teller.actor("owner")
    rows = _recorded(owner)
    with teller.on(LOOKED_AT, MORNING):
        _send(owner, _as_file(_changed(rows)), dry_run=True)
    key = session().scalars(select(ApiKey).where(ApiKey.name == KEY_NAME)).one()
    machine = keys.actor_of(key.id)
    with clock.stopped_at(at(teller.ago(NIGHT_BEFORE), NIGHT)):
        if machine is not None:
            _send(machine, _as_file([*rows, _elsewhere(rows)]), dry_run=False, key_id=key.id)


def _send(actor: Actor, content: bytes, *, dry_run: bool, key_id: int | None = None) -> None:
    organisation = session().get_one(Organisation, actor.organisation_id)
    key = session().get(ApiKey, key_id) if key_id else None
    row = people_file.send_people(actor, organisation, content, dry_run=dry_run, key=key)
    people_file.run_import(row.id)


def _recorded(owner: Actor) -> list[list[str]]:
    """Everybody whom the provider has in post, as its payroll would say it."""
    query = (
        select(PersonInPost, Home.registration_number)
        .join(Home, Home.id == PersonInPost.home_id)
        .where(
            PersonInPost.organisation_id == owner.organisation_id, PersonInPost.ended_on.is_(None)
        )
        .order_by(PersonInPost.id)
    )
    return [
        [
            spell.person_reference,
            spell.given_name,
            spell.family_name,
            spell.email or "",
            number,
            spell.role.value,
            spell.contract.value,
            str(spell.weekly_hours),
            spell.started_on.isoformat(),
            "",
            "",
        ]
        for spell, number in session().execute(query)
    ]


def _changed(rows: list[list[str]]) -> list[list[str]]:
    """Other hours of some, a cell that is no number, a home that is not theirs, a stranger."""
    hours = shape.COLUMNS.index("weekly_hours")
    changed = [list(row) for row in rows]
    for row in changed[:FIRST_OTHERS]:
        row[hours] = OTHER_HOURS
    changed[FIRST_OTHERS][hours] = MANY
    return [*changed, _elsewhere(rows), _stranger(rows)]


def _elsewhere(rows: list[list[str]]) -> list[str]:
    """The stranger, in a home that the provider does not have."""
    row = _stranger(rows)
    row[shape.COLUMNS.index(HOME)] = NOT_A_HOME
    return row


def _stranger(rows: list[list[str]]) -> list[str]:
    """Somebody of whom only the payroll knows: nobody starts through a file."""
    reference, given, family, email, *post = STRANGER
    number, started_on = rows[0][shape.COLUMNS.index(HOME)], clock.today().isoformat()
    return [reference, given, family, email, number, *post, started_on, "", ""]


def _as_file(rows: Iterable[list[str]]) -> bytes:
    held = io.StringIO()
    csv.writer(held).writerows([shape.COLUMNS, *rows])
    return held.getvalue().encode()
