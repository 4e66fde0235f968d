"""Who keeps a staff record, what its person takes away, and that merging keeps hold of it."""

from datetime import date
from itertools import product

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session as now
from workforce.core.errors import DomainError, NotAllowed
from workforce.employment import policies, privacy
from workforce.employment.queries import presence
from workforce.employment.services import presence as services
from workforce.employment.services.presence import Particulars
from workforce.providers.states import ROLES_OF_NAMED_HOMES, Role

TODAY = clock.today()
SYSTEM = Actor.system("tests")
SAID = Particulars(sex="female", date_of_birth="1990-05-01", home_address="1 Any Street")


@pytest.mark.parametrize("role, ours", list(product(Role, [True, False])))
def test_a_staff_record_is_there_exactly_for_those_who_keep_the_person(
    session: Session, role: Role, *, ours: bool
) -> None:
    _ = session
    home = make_home(make_organisation())
    row = make_person_in_post(home)
    services.keep_staff_record(SYSTEM, row, SAID, TODAY)
    own = home if ours else make_home(make_organisation())
    homes = (own,) if role in ROLES_OF_NAMED_HOMES else ()
    actor = make_member(role, own.organisation, homes=homes).actor
    may = policies.can_keep_of(actor, [row])
    assert may is (ours and role in policies.KEEPERS)
    assert (presence.staff_record_for(actor, row) is not None) is may
    assert (presence.kept_person(actor, row.public_id) is not None) is may
    if not may:
        with pytest.raises(NotAllowed):
            services.open_staff_record(actor, row)


def test_there_is_one_record_of_a_person_whatever_their_posts(session: Session) -> None:
    _ = session
    organisation = make_organisation()
    rows = [make_person_in_post(make_home(organisation), reference="A") for _ in range(2)]
    first = services.keep_staff_record(SYSTEM, rows[0], SAID, TODAY)
    second = services.keep_staff_record(SYSTEM, rows[1], Particulars(lives_in=False), TODAY)
    assert first is second
    assert (second.sex, second.lives_in) == (None, False)


def test_the_particulars_lie_encrypted_and_their_person_takes_them_away(
    session: Session,
) -> None:
    _ = session
    person = accounts.make_person()
    row = make_person_in_post(make_home(make_organisation()), account=person)
    services.keep_staff_record(SYSTEM, row, SAID, TODAY)
    stored = now().execute(text("SELECT sex, date_of_birth, home_address FROM staff_record")).all()
    assert not {"female", "1990-05-01", "1 Any Street"} & {str(cell) for cell in stored[0]}
    [taken] = privacy.export(person.id)["staff_records"]
    assert (taken["sex"], taken["date_of_birth"]) == ("female", "1990-05-01")
    assert taken["experience"] is None


@pytest.mark.parametrize("years, refused", [(16, False), (15, True)])
def test_somebody_of_sixteen_may_work_and_somebody_younger_may_not(
    session: Session, years: int, *, refused: bool
) -> None:
    _ = session
    row = make_person_in_post(make_home(make_organisation()))
    born = Particulars(date_of_birth=date(TODAY.year - years, 1, 1).isoformat())
    if refused:
        with pytest.raises(DomainError) as wrong:
            services.keep_staff_record(SYSTEM, row, born, TODAY)
        assert wrong.value.field == "date_of_birth"
    else:
        assert services.keep_staff_record(SYSTEM, row, born, TODAY).id
