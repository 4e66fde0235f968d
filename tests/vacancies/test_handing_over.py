"""Adverts of homes that change owner, and changes of owner that hold up no other."""

import pytest
from sqlalchemy.orm import Session

from tests.factories import providers, vacancies
from tests.factories.transfers import make_transfer
from workforce.core import clock
from workforce.core.db import session
from workforce.providers import jobs
from workforce.providers.models import Home, HomeTransfer
from workforce.providers.states import TransferState
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import facts

pytestmark = pytest.mark.usefixtures("app")


def test_a_reference_that_both_owners_use_holds_no_home_back() -> None:
    one, two = providers.make_organisation(), providers.make_organisation()
    mine, theirs = providers.make_home(one), providers.make_home(two)
    passing = vacancies.make_vacancy(mine, client_reference="A-1")
    staying = vacancies.make_vacancy(theirs, client_reference="A-1")
    make_transfer(mine, two, clock.today())
    assert jobs.home_transfers(clock.today()) == "handed over 1"
    session().expire_all()
    assert session().get_one(Home, mine.id).organisation_id == two.id
    passed = session().get_one(Vacancy, passing.id)
    assert (passed.organisation_id, passed.client_reference) == (two.id, None)
    assert session().get_one(Vacancy, staying.id).client_reference == "A-1"


def test_a_change_of_owner_that_fails_holds_up_no_other(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (providers.make_home(providers.make_organisation()) for _ in range(2))
    bad, good = (make_transfer(home, on_day=clock.today()) for home in (first, second))
    known = facts.unended_of

    def fail_for_one(home_id: int, organisation_id: int) -> list[Vacancy]:
        if home_id == first.id:
            message = "this one cannot be carried out"
            raise RuntimeError(message)
        return list(known(home_id, organisation_id))

    monkeypatch.setattr(facts, "unended_of", fail_for_one)
    with pytest.raises(RuntimeError):
        jobs.home_transfers(clock.today())
    session.expire_all()
    assert session.get_one(HomeTransfer, bad.id).state is TransferState.AGREED
    assert session.get_one(Home, first.id).organisation_id == bad.from_organisation_id
    assert session.get_one(HomeTransfer, good.id).state is TransferState.DONE
