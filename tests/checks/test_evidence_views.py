"""Recording, verifying, doubting and setting aside one check, on its pages."""

from datetime import timedelta
from typing import Any

import pytest

from tests.checks.steps import of, parts, sign_in_as
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import queries, services
from workforce.checks.states import (
    CertificateLevel,
    CertificateWorkforce,
    CheckKind,
    CheckState,
    Why,
)
from workforce.core import clock
from workforce.core.errors import DomainError
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
JOINED = TODAY - timedelta(days=30)
ENHANCED: dict[str, Any] = {
    "evidence": "seen",
    "certificate_level": "enhanced",
    "certificate_workforce": "children-and-adults",
    "barred_list_checked": "1",
}


@pytest.fixture
def home(client: StrictClient) -> Home:
    _ = client
    return make_home(make_organisation(), joined_on=JOINED, name="Bramble House")


@pytest.fixture
def manager(client: StrictClient, home: Home) -> Member:
    member = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,))
    accounts.sign_in(client, member.person)
    return member


def address(kind: str, row: str, what: str = "") -> str:
    return f"/{kind}/{row}/{what}".rstrip("/")


def test_verifying_ones_own_evidence_asks_for_an_open_reason_and_is_listed(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    check = make.make_appointment(home).checks[0]
    client.submit(f"/checks/{check.public_id}/evidence", evidence="seen")
    page = client.refused(f"/checks/{check.public_id}/verify")
    assert set(page.errors) == {"sole_sign_off", "reason"}
    client.submit(
        f"/checks/{check.public_id}/verify", sole_sign_off="1", reason="Alone on this island"
    )
    assert "Alone on this island" in client.page("/appointments/sole-sign-offs").main
    assert "Sole sign-off" in client.page(of(check.appointment)).main


def test_the_responsible_individual_verifies_from_anywhere_but_does_not_start(
    client: StrictClient, home: Home
) -> None:
    appointment = make.make_appointment(home)
    check = appointment.checks[0]
    services.record_evidence(make.make_keeper(home), check)
    sign_in_as(client, home, Role.RESPONSIBLE_INDIVIDUAL)
    assert client.submit(f"/checks/{check.public_id}/verify").status_code == 303
    assert client.get(f"{of(appointment)}/start").status_code == 403


def test_a_check_that_must_apply_cannot_be_set_aside_on_the_page_either(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    appointment = make.make_appointment(home)
    identity = make.check_of(appointment, CheckKind.IDENTITY)
    history = make.check_of(appointment, CheckKind.REASON_FOR_LEAVING)
    page = client.page(of(appointment))
    offered = [href for href in page.links().values() if href.endswith("not-applicable")]
    assert address("checks", identity.public_id, "not-applicable") not in offered
    refused = client.refused(f"/checks/{identity.public_id}/not-applicable", reason="In a hurry")
    assert "The law asks for this check" in refused.errors[""]
    answer = client.submit(
        f"/checks/{history.public_id}/not-applicable", reason="First job with children"
    )
    assert answer.status_code == 303
    assert "First job with children" in client.page(of(appointment)).main


def test_evidence_found_wanting_closes_the_gate_again(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    appointment = make.make_appointment(home, complete=True)
    check = make.check_of(appointment, CheckKind.FITNESS)
    client.submit(f"/checks/{check.public_id}/unsatisfactory", reason="A new report")
    page = client.page(of(appointment))
    assert "Record the start" not in page.links()
    assert "Not satisfactory" in page.main


def test_a_certificate_keeps_its_number_and_date_and_asks_nothing_of_its_content(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    check = make.check_of(make.make_appointment(home), CheckKind.CRIMINAL_RECORD)
    page = client.page(f"/checks/{check.public_id}/evidence")
    names = set(page.form_values())
    assert {"certificate_number", "update_service"} <= names | {"update_service"}
    assert "never what the certificate says" in page.main
    missing = client.refused(f"/checks/{check.public_id}/evidence", evidence="seen")
    assert missing.errors == {
        "certificate_level": "Say which level the certificate is",
        "certificate_workforce": "Say for work with whom it was issued",
    }
    undated = client.refused(f"/checks/{check.public_id}/evidence", **ENHANCED)
    assert undated.errors == {"dated_on-day": "Enter the date"}
    client.submit(
        f"/checks/{check.public_id}/evidence",
        certificate_number="001234567890",
        **ENHANCED,
        **parts(TODAY, "dated_on"),
    )
    assert check.certificate_number == "001234567890"
    assert check.certificate_level is CertificateLevel.ENHANCED
    assert check.certificate_workforce is CertificateWorkforce.BOTH
    assert check.barred_list_checked


def test_an_adult_first_answer_is_refused_by_its_name(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    check = make.check_of(make.make_appointment(home), CheckKind.CRIMINAL_RECORD)
    page = client.refused(
        f"/checks/{check.public_id}/evidence",
        **{**ENHANCED, "certificate_level": "adult-first"},
        **parts(TODAY, "dated_on"),
    )
    assert "Adult First is for adult care only" in page.errors["certificate_level"]
    assert check.state is CheckState.OUTSTANDING


def test_a_disqualified_person_waits_for_the_consent_of_the_regulator(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    appointment = make.make_appointment(home, complete=True)
    check = make.check_of(appointment, CheckKind.DISQUALIFICATION)
    where = f"/checks/{check.public_id}/evidence"
    client.submit(where, evidence="seen", disqualified="1", **parts(TODAY, "dated_on"))
    services.verify(make.make_keeper(home), check)
    assert [one.why for one in queries.what_is_missing(appointment)] == [Why.NO_CONSENT]
    assert "no written consent is recorded" in client.page(of(appointment)).main
    client.submit(
        where,
        evidence="seen",
        disqualified="1",
        **parts(TODAY, "dated_on"),
        **parts(TODAY, "consent_on"),
    )
    services.verify(make.make_keeper(home), check)
    assert queries.what_is_missing(appointment) == []


def test_what_a_certificate_discloses_is_weighed_before_anybody_starts(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    appointment = make.make_appointment(home, complete=True)
    check = make.check_of(appointment, CheckKind.CRIMINAL_RECORD)
    where = f"/checks/{check.public_id}/evidence"
    client.submit(where, discloses="1", **ENHANCED, **parts(TODAY, "dated_on"))
    services.verify(make.make_keeper(home), check)
    assert [one.why for one in queries.what_is_missing(appointment)] == [Why.NO_RISK_ASSESSMENT]
    page = client.page(of(appointment)).main
    assert "Discloses something" in page
    assert "Weigh what is disclosed, in writing" in page


@pytest.mark.parametrize("role", [Role.OWNER, Role.REGISTERED_MANAGER])
def test_only_the_responsible_individual_says_that_they_verify_from_elsewhere(
    client: StrictClient, home: Home, role: Role
) -> None:
    check = make.make_appointment(home).checks[0]
    services.record_evidence(make.make_keeper(home), check)
    keeper = make.make_keeper(home, role)
    with pytest.raises(DomainError, match="from elsewhere"):
        services.verify(keeper, check, remote=True)
    sign_in_as(client, home, Role.RESPONSIBLE_INDIVIDUAL)
    assert client.submit(f"/checks/{check.public_id}/verify", remote="1").status_code == 303
    assert check.remote
    assert "from elsewhere" in client.page(of(check.appointment)).main


def test_other_checks_do_not_ask_for_a_certificate(
    client: StrictClient, home: Home, manager: Member
) -> None:
    _ = manager
    check = make.check_of(make.make_appointment(home), CheckKind.FITNESS)
    page = client.page(f"/checks/{check.public_id}/evidence")
    assert "certificate_number" not in page.form_values()
    assert not page.soup.select("[name=update_service], [name='expires_on-day']")
