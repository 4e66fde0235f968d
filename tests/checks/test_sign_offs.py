"""Checks that one person alone signed off, or somebody from elsewhere, stand in one list."""

import pytest
from sqlalchemy.orm import Session

from tests.checks.steps import sign_in_as
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from tests.page import StrictClient
from workforce.checks import queries, services
from workforce.checks.models import Check
from workforce.checks.states import SignOff
from workforce.providers.models import Home
from workforce.providers.states import Role


def seen(home: Home) -> Check:
    check = make.make_appointment(home).checks[0]
    services.record_evidence(make.make_keeper(home, Role.RECRUITER), check)
    return check


def from_elsewhere(home: Home) -> Check:
    check = seen(home)
    member = make.make_keeper(home, Role.RESPONSIBLE_INDIVIDUAL)
    return services.verify(member, check, remote=True)


def alone(home: Home) -> Check:
    check, owner = make.make_appointment(home).checks[0], make.make_keeper(home)
    services.record_evidence(owner, check)
    return services.verify(owner, check, sole_sign_off=True, reason="The only one on duty")


def test_what_the_responsible_individual_verified_from_elsewhere_is_listed(
    session: Session,
) -> None:
    _ = session
    home = make_home(make_organisation())
    remote, sole = from_elsewhere(home), alone(home)
    together = services.verify(make.make_keeper(home), seen(home))
    owner = make.make_keeper(home)
    assert set(queries.sign_offs_for(owner)) == {remote, sole}
    assert together not in queries.sign_offs_for(owner)
    assert queries.sign_offs_for(owner, SignOff.REMOTE) == [remote]
    assert queries.sign_offs_for(owner, SignOff.ALONE) == [sole]


def test_another_provider_sees_none_of_them(session: Session) -> None:
    _ = session
    from_elsewhere(make_home(make_organisation()))
    assert queries.sign_offs_for(make.make_keeper(make_home(make_organisation()))) == []


@pytest.mark.parametrize(
    "address, shown, hidden",
    [
        ("", ("The only one on duty", "From elsewhere"), ()),
        ("?how=remote", ("From elsewhere",), ("The only one on duty",)),
        ("?how=alone", ("The only one on duty",), ()),
        ("?how=nonsense", ("The only one on duty", "From elsewhere"), ()),
    ],
)
def test_the_page_is_reached_from_the_checks_and_narrowed_by_kind(
    client: StrictClient, address: str, shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    home = make_home(make_organisation())
    from_elsewhere(home)
    alone(home)
    sign_in_as(client, home, Role.OWNER)
    assert "Sole and remote sign-offs" in client.page("/appointments").main
    page = client.page(f"/appointments/sole-sign-offs{address}")
    assert page.h1 == "Sole and remote sign-offs"
    cells = " ".join(page.texts("td"))
    assert all(one in cells for one in shown)
    assert not any(one in cells for one in hidden)
