"""Who reads and writes a recruitment file: each reading finds a row exactly when policy says so."""

from itertools import product

import pytest
from sqlalchemy.orm import Session

from tests.checks.test_policies import WHERE, case
from tests.factories import checks as make
from tests.factories import recruitment as files
from tests.factories.accounts import make_person
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.checks import policies
from workforce.checks import privacy as checks
from workforce.checks.models import Appointment, RiskAssessment
from workforce.checks.queries import recruitment as records
from workforce.checks.services import recruitment as services
from workforce.checks.states import CheckKind, RiskDecision
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import NotAllowed
from workforce.providers.states import Role

TODAY = clock.today()


def filled(appointment: Appointment) -> dict[str, str]:
    """A file with one of everything, by the kind of record."""
    files.make_history(appointment)
    reference = files.make_reference(appointment)
    stay = files.make_stay(appointment, "FR", TODAY, TODAY)
    (post,) = records.earlier_posts_of(appointment.id)
    risk = assessed(appointment)
    return {
        "post": post.public_id,
        "reference": reference.public_id,
        "stay": stay.public_id,
        "risk": risk.public_id,
    }


def assessed(appointment: Appointment) -> RiskAssessment:
    check = make.check_of(appointment, CheckKind.CRIMINAL_RECORD)
    make.satisfy(check, discloses=True)
    return services.assess_risk(
        make.member_actor(appointment.home),
        check,
        assessor="Alex",
        assessed_on=TODAY,
        decision=RiskDecision.MAY_WORK,
        conditions="",
        steps="",
    )


def seen(actor: Actor, names: dict[str, str]) -> list[bool]:
    return [
        records.earlier_post_for(actor, names["post"]) is not None,
        records.reference_for(actor, names["reference"]) is not None,
        records.stay_for(actor, names["stay"]) is not None,
        records.risk_assessment_for(actor, names["risk"]) is not None,
    ]


@pytest.mark.parametrize("role, where", list(product(Role, WHERE)))
def test_every_reading_of_a_file_agrees_with_its_policy(
    session: Session, role: Role, where: str
) -> None:
    _ = session
    actor, appointment = case(role, where)
    may_see = policies.can_see_appointment(actor, appointment)
    assert seen(actor, filled(appointment)) == [may_see] * 4
    assert policies.can_record_of(actor, appointment) is may_see


def test_nobody_reads_or_writes_the_file_about_themselves(session: Session) -> None:
    _ = session
    home = make_home(make_organisation())
    owner = make_member(Role.OWNER, home.organisation)
    about_me = make.make_appointment(home, account=owner.person)
    assert seen(owner.actor, filled(about_me)) == [False] * 4
    with pytest.raises(NotAllowed):
        services.say_all_stays(owner.actor, about_me)
    by_address = make.make_appointment(home, email=owner.person.email)
    with pytest.raises(NotAllowed, match="Somebody else"):
        services.say_all_stays(owner.actor, by_address)


def test_people_take_what_they_told_along_but_not_what_a_referee_wrote(session: Session) -> None:
    _ = session
    person = make_person()
    appointment = make.make_appointment(make_home(make_organisation()), account=person)
    filled(appointment)
    assert checks.CONTRIBUTION.export is not None
    (file,) = checks.CONTRIBUTION.export(person.id)["recruitment_files"]
    assert [len(file[part]) for part in ("history", "time_abroad", "references")] == [1, 1, 1]
    assert file["risk_assessments"][0]["decision"] == "may-work"
    assert "Wrote it" not in str(file)
    assert checks.CONTRIBUTION.export(make_person().id)["recruitment_files"] == []


def test_closing_an_account_leaves_the_employers_file(session: Session) -> None:
    _ = session
    person = make_person()
    appointment = make.make_appointment(make_home(make_organisation()), account=person)
    filled(appointment)
    assert checks.CONTRIBUTION.erase is not None
    assert checks.CONTRIBUTION.export is not None
    checks.CONTRIBUTION.erase(person.as_actor, person.id)
    assert len(records.references_of(appointment.id)) == 1
    assert checks.CONTRIBUTION.export(person.id)["recruitment_files"] == []
