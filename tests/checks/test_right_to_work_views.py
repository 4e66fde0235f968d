"""The pages of the right-to-work log."""

from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy.orm import Session

from tests.checks.steps import parts, sign_in_as
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import policies
from workforce.checks.queries import rechecks
from workforce.checks.services.rechecks import record_right_to_work
from workforce.checks.states import CheckKind, RightToWorkMethod, RightToWorkResult
from workforce.core import clock
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF, ROLES_OF_NAMED_HOMES, OrganisationKind, Role

TODAY = clock.today()
WHERE = ["own home", "another home of the provider", "another provider"]


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation(), name="Bramble House")


def test_a_look_is_logged_on_its_page_and_shown_in_the_list(
    client: StrictClient, home: Home
) -> None:
    appointment = make.make_appointment(home)
    check = make.check_of(appointment, CheckKind.RIGHT_TO_WORK)
    sign_in_as(client, home, Role.RECRUITER)
    assert "Not recorded here" in client.page("/right-to-work").main
    answer = client.submit(
        f"/checks/{check.public_id}/right-to-work",
        method="share-code",
        result="time-limited",
        own_copy="1",
        **parts(TODAY + timedelta(days=20), "permission_until"),
    )
    assert answer.status_code == 303
    page = client.page("/right-to-work")
    assert "Follow-up due soon" in page.texts(".app-tag")
    assert "May work until a day" in page.main
    assert "Nobody here" in client.page("/right-to-work?state=overdue").main
    assert appointment.name in client.page("/right-to-work?state=soon").main
    log = client.page(f"/checks/{check.public_id}/right-to-work").main
    assert "Follow-up on or before" in log


def test_an_empty_look_says_what_to_do_and_a_limit_asks_for_its_day(
    client: StrictClient, home: Home
) -> None:
    check = make.check_of(make.make_appointment(home), CheckKind.RIGHT_TO_WORK)
    sign_in_as(client, home, Role.OWNER)
    page = client.refused(f"/checks/{check.public_id}/right-to-work")
    assert page.errors["method"] == "Say how you checked"
    page = client.refused(
        f"/checks/{check.public_id}/right-to-work", method="document", result="unlimited"
    )
    assert page.errors["file"] == "Choose the file, or say that you keep it on your own file"
    page = client.refused(
        f"/checks/{check.public_id}/right-to-work",
        method="document",
        result="time-limited",
        own_copy="1",
    )
    assert page.errors["permission_until-day"] == "Enter the last day of the permission"


def test_the_log_is_of_the_right_to_work_only(client: StrictClient, home: Home) -> None:
    check = make.check_of(make.make_appointment(home), CheckKind.IDENTITY)
    sign_in_as(client, home, Role.OWNER)
    assert client.get(f"/checks/{check.public_id}/right-to-work").status_code == 404


def test_the_door_for_evidence_leads_to_the_log(client: StrictClient, home: Home) -> None:
    check = make.check_of(make.make_appointment(home), CheckKind.RIGHT_TO_WORK)
    sign_in_as(client, home, Role.OWNER)
    answer = client.get(f"/checks/{check.public_id}/evidence")
    assert answer.status_code == 303
    assert answer.location.endswith(f"/checks/{check.public_id}/right-to-work")


@pytest.mark.parametrize("role, where", list(product(Role, WHERE)))
def test_the_list_and_the_documents_of_the_log_agree_with_the_policy(
    session: Session, role: Role, where: str
) -> None:
    _ = session
    own = make_home(make_organisation())
    homes = {
        "own home": own,
        "another home of the provider": make_home(own.organisation),
        "another provider": make_home(make_organisation()),
    }
    of_provider = role in ROLES_OF[OrganisationKind.PROVIDER]
    named = (own,) if role in ROLES_OF_NAMED_HOMES else ()
    actor = make_member(role, own.organisation if of_provider else None, homes=named).actor
    appointment = make.make_appointment(homes[where])
    row = record_right_to_work(
        make.member_actor(homes[where]),
        make.check_of(appointment, CheckKind.RIGHT_TO_WORK),
        method=RightToWorkMethod.DOCUMENT,
        result=RightToWorkResult.UNLIMITED,
        checked_on=TODAY,
        own_copy=True,
    )
    may_see = policies.can_see_appointment(actor, appointment)
    assert (appointment in rechecks.right_to_work_for(actor, TODAY).rows) is may_see
    assert rechecks.may_open_right_to_work(actor, row.id) is may_see
