"""Loading reference data twice, its version, and the contacts that support keeps."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.factories import places as make
from workforce.core.actors import Actor
from workforce.core.audit import AuditEntry
from workforce.core.clock import today
from workforce.core.db import atomic
from workforce.core.db import session as database
from workforce.core.errors import DomainError, NotAllowed, NotFound
from workforce.places import policies, queries, services
from workforce.places.models import AuthorityContact, CooperativeMember

pytestmark = pytest.mark.usefixtures("session")

SUPPORT = Actor("person", "1", person_id=1, roles=frozenset({"support"}))
RECRUITER = Actor("person", "2", person_id=2, roles=frozenset({"recruiter", "owner"}))


@atomic
def change_a_name(name: str) -> None:
    make.authority("E08000035").name = name


@atomic
def end_a_membership(day: date) -> None:
    member = make.authority("Bolton")
    rows = CooperativeMember.__table__.c
    found = database().query(CooperativeMember).where(rows.authority_id == member.id)
    found.one().valid_to = day


def keep(actor: Actor = SUPPORT, /, **changes: object) -> AuthorityContact:
    details: dict[str, object] = {
        "phone": "01632 960000",
        "source": "The council’s page on allegations",
        "checked_on": today(),
        **changes,
    }
    return services.keep_contact(actor, "E08000035", **details)  # type: ignore[arg-type]


def test_loading_gives_ten_regions_179_authorities_and_two_cooperatives() -> None:
    counts = make.reference()
    assert (counts.regions, counts.authorities, counts.cooperatives) == (10, 179, 2)
    assert counts.members == 29


def test_loading_a_second_time_changes_nothing() -> None:
    first = make.reference()
    version = queries.geography_version()
    second = make.reference()
    assert second.changed == 0
    assert second.aliases == first.aliases
    assert queries.geography_version() == version


def test_loading_repairs_a_row_that_differs_and_counts_it() -> None:
    make.reference()
    change_a_name("Somewhere else")
    assert make.reference().changed == 1
    assert make.authority("E08000035").name == "Leeds"


def test_the_version_is_a_hash_that_moves_with_the_map() -> None:
    make.reference()
    before = queries.geography_version()
    assert len(bytes.fromhex(before)) == 32
    change_a_name("Somewhere else")
    renamed = queries.geography_version()
    assert renamed != before
    make.reference()
    assert queries.geography_version() == before


def test_a_member_that_left_is_listed_until_its_last_day() -> None:
    make.reference()
    end_a_membership(date(2026, 3, 31))
    assert len(queries.cooperative_members("GM", date(2026, 3, 31))) == 10
    assert len(queries.cooperative_members("GM", date(2026, 4, 1))) == 9


def test_support_keeps_a_contact_and_replaces_it() -> None:
    make.reference()
    keep()
    keep(phone="", email=" duty@council.example.org ", out_of_hours_phone="01632 960001")
    held = queries.contact_for(make.authority("E08000035"))
    assert held is not None
    assert (held.phone, held.email) == ("", "duty@council.example.org")
    assert held.out_of_hours_phone == "01632 960001"
    assert held.checked_on == today()


@pytest.mark.parametrize("actor", [RECRUITER, Actor.anonymous()])
def test_nobody_but_support_keeps_contacts(actor: Actor) -> None:
    make.reference()
    assert not policies.can_keep_contacts(actor)
    with pytest.raises(NotAllowed):
        keep(actor)
    assert queries.contact_for(make.authority("E08000035")) is None


def test_support_and_the_service_itself_may_keep_contacts() -> None:
    assert policies.can_keep_contacts(SUPPORT)
    assert policies.can_keep_contacts(Actor.system("demo"))


@pytest.mark.parametrize(
    "changes,field",
    [
        ({"phone": "  "}, "phone"),
        ({"source": ""}, "source"),
        ({"checked_on": date(2999, 1, 1)}, "checked_on"),
    ],
)
def test_a_contact_nobody_could_use_or_check_is_refused(
    changes: dict[str, object], field: str
) -> None:
    make.reference()
    with pytest.raises(DomainError) as refused:
        keep(SUPPORT, **changes)
    assert refused.value.field == field


def test_a_contact_of_no_council_is_refused() -> None:
    make.reference()
    with pytest.raises(NotFound):
        services.keep_contact(SUPPORT, "E99999999", phone="1", source="a page", checked_on=today())


def test_the_database_itself_refuses_a_contact_that_cannot_be_reached() -> None:
    make.reference()

    @atomic
    def write() -> None:
        database().add(
            AuthorityContact(
                authority_id=make.authority("E08000035").id,
                source="a page",
                checked_on=today() - timedelta(days=1),
            )
        )

    with pytest.raises(DomainError, match="Enter a telephone number or an email address"):
        write()


def test_what_was_kept_is_in_the_audit_trail(session: Session) -> None:
    make.reference()
    keep()
    entry = session.query(AuditEntry).where(AuditEntry.action == "keep-contact").one()
    assert entry.details == {"authority": "E08000035"}
