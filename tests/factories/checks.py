"""Makers of appointments, with their checks to be done or complete; each commits."""

import hashlib
import json
from decimal import Decimal
from itertools import count
from typing import Any

from tests.factories import accounts, recruitment
from tests.factories.providers import make_member
from workforce.accounts.models import Person
from workforce.checks import queries, services
from workforce.checks.models import (
    Appointment,
    Check,
    Concern,
    MergeProposal,
    PeopleImport,
    RightToWorkCheck,
)
from workforce.checks.rules.people_file import COLUMNS
from workforce.checks.services import concerns, people_file, rechecks
from workforce.checks.states import (
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    ConcernKind,
    EvidenceKind,
    RightToWorkMethod,
    RightToWorkResult,
)
from workforce.checks.states.imports import ImportState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.documents import services as documents
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home, Organisation
from workforce.providers.states import Role

_numbers = count(1)
SYSTEM = Actor.system("tests")
CERTIFICATE = {
    "certificate_level": CertificateLevel.ENHANCED,
    "certificate_workforce": CertificateWorkforce.CHILDREN,
    "barred_list_checked": True,
}


@atomic
def make_appointment(
    home: Home,
    role: JobRole = JobRole.RESIDENTIAL_SUPPORT_WORKER,
    *,
    complete: bool = False,
    weekly_hours: str | Decimal = "37.5",
    contract: Contract = Contract.PERMANENT,
    account: Person | None = None,
    **more: Any,
) -> Appointment:
    """An appointment of somebody in a home, its checks outstanding unless said otherwise."""
    number = next(_numbers)
    row = services.open_appointment(
        SYSTEM,
        home,
        role=role,
        contract=contract,
        weekly_hours=Decimal(weekly_hours),
        account=account,
        **{
            "given_name": "Robin",
            "family_name": f"Newcomer {number}",
            "person_reference": f"N-{number}",
            **more,
        },
    )
    return finish_checks(row) if complete else row


@atomic
def finish_checks(appointment: Appointment) -> Appointment:
    """Every check that bars the way is seen by one person and verified by another, today."""
    seer, verifier = accounts.make_person(), accounts.make_person()
    for check in appointment.checks:
        if check.required:
            satisfy(check, seer, verifier)
    return appointment


@atomic
def satisfy(
    check: Check, seer: Person | None = None, verifier: Person | None = None, **more: Any
) -> Check:
    """One check, seen by one person and verified by another."""
    _ = seer, verifier
    first = member_actor(check.appointment.home, seer)
    second = member_actor(check.appointment.home, verifier)
    copied = check.kind is CheckKind.CRIMINAL_RECORD and check.appointment.home.nation == "wales"
    kept = EvidenceKind.DOCUMENT if copied else EvidenceKind.SEEN
    details = {
        "evidence": kept,
        "dated_on": clock.today(),
        "issued_for_us": True,
        **CERTIFICATE,
        **more,
    }
    recruitment.put_on_file(check)
    services.record_evidence(first, check, **details)
    services.verify(second, check)
    return check


def make_concern(home: Home, kind: ConcernKind = ConcernKind.ALLEGATION) -> Concern:
    """A concern about somebody whose checks are under way, opened today by a member."""
    about = concerns.About(appointment=make_appointment(home))
    return concerns.open_concern(member_actor(home), about, kind, aware_on=clock.today())


def make_right_to_work(home: Home, **more: Any) -> RightToWorkCheck:
    """A look at the right to work of somebody of a home, unlimited unless told."""
    said: dict[str, Any] = {
        "method": RightToWorkMethod.SHARE_CODE,
        "result": RightToWorkResult.UNLIMITED,
        "checked_on": clock.today(),
        "own_copy": True,
        **more,
    }
    check = check_of(make_appointment(home), CheckKind.RIGHT_TO_WORK)
    return rechecks.record_right_to_work(member_actor(home), check, **said)


def check_of(appointment: Appointment, kind: CheckKind) -> Check:
    """The row of one kind."""
    return next(check for check in appointment.checks if check.kind is kind)


def member_actor(home: Home, person: Person | None = None, role: Role = Role.OWNER) -> Actor:
    """A member of the home's provider, acting there."""
    if home.organisation is None:
        raise ValueError("Claim the home first: make_home(organisation)")
    person = person or accounts.make_person()
    return Actor(
        "person",
        str(person.id),
        person_id=person.id,
        organisation_id=home.organisation.id,
        organisation_kind=home.organisation.kind.value,
        roles=frozenset({role.value}),
        home_ids=None,
    )


def make_keeper(home: Home, role: Role = Role.OWNER) -> Actor:
    """A member in a role, as a request would load them."""
    homes = (home,) if role in {Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER} else ()
    return make_member(role, home.organisation, homes=homes).actor


def missing_kinds(appointment: Appointment) -> set[CheckKind]:
    """The kinds that keep an appointment from starting today."""
    return {one.kind for one in queries.what_is_missing(appointment)}


@atomic
def make_import(organisation: Organisation, person: Person | None = None) -> PeopleImport:
    """A people file that was shown and could be taken, as it stands after its dry run."""
    content = ",".join(COLUMNS).encode()
    report = people_file.Report(dry_run=True, row_count=0)
    row = PeopleImport(
        organisation_id=organisation.id,
        made_by_id=person.id if person else None,
        state=ImportState.DONE,
        dry_run=True,
        digest=hashlib.sha256(content).hexdigest(),
        file_key=documents.shelve(content),
        report_key=documents.shelve(json.dumps(people_file.pack(report)).encode()),
        summary=people_file.pack(report),
        finished_at=clock.now(),
    )
    session().add(row)
    session().flush()
    return row


@atomic
def make_proposal(organisation: Organisation) -> MergeProposal:
    """Two references that may mean one person."""
    number = next(_numbers)
    row = MergeProposal(
        organisation_id=organisation.id,
        kept_reference=f"ONE-{number}",
        other_reference=f"OTHER-{number}",
        score=90,
        reasons=["same-name"],
    )
    session().add(row)
    session().flush()
    return row
