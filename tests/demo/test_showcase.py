"""What the demo provider alone has: pictures, openings, an inspection, records kept twice."""

import base64
import io

from flask import Flask
from PIL import Image
from sqlalchemy import select

from tests.demo.conftest import DemoActor
from workforce.checks.models import (
    FileOpening,
    InspectionLook,
    InspectionView,
    MergeProposal,
    Photograph,
)
from workforce.checks.queries import people_file
from workforce.checks.rules import photographs
from workforce.checks.rules.people_file.likeness import likeness
from workforce.core import clock
from workforce.core.db import session
from workforce.demo.services.gate.showcase import drawn
from workforce.employment.models import PersonInPost
from workforce.providers.models import HomeTransfer
from workforce.providers.states import TransferState


def test_people_of_the_first_home_have_a_recent_picture_of_nobody(demo_actor: DemoActor) -> None:
    home_ids = demo_actor("manager").home_ids
    query = select(PersonInPost.person_reference).where(
        PersonInPost.home_id.in_(home_ids or ()), PersonInPost.ended_on.is_(None)
    )
    references = set(session().scalars(query))
    rows = list(session().scalars(select(Photograph)))
    assert len(rows) >= 5
    for row in rows:
        assert row.person_reference in references
        assert photographs.is_recent(row.taken_on, clock.today())
        image = Image.open(io.BytesIO(base64.b64decode(row.small)))
        assert image.size == (photographs.SMALL, photographs.SMALL)


def test_a_picture_is_the_same_each_time_and_differs_by_letters() -> None:
    assert drawn("Ann", "Low", "#1d4f6e") == drawn("Ann", "Low", "#1d4f6e")
    assert drawn("Ann", "Low", "#1d4f6e") != drawn("Bea", "Low", "#1d4f6e")


def test_people_see_who_opened_their_file_and_nobody_opened_their_own(demo_app: Flask) -> None:
    _ = demo_app
    accounts = {
        (row.organisation_id, row.person_reference): row.account_id
        for row in session().scalars(select(PersonInPost))
    }
    openings = list(session().scalars(select(FileOpening)))
    assert len(openings) > 10
    for row in openings:
        own = accounts[row.organisation_id, row.person_reference]
        assert own is None or own != row.opened_by_id
        assert row.opened_at < clock.now()


def test_an_inspection_is_over_and_its_pages_were_written_down(demo_app: Flask) -> None:
    _ = demo_app
    view = session().scalars(select(InspectionView)).one()
    assert not view.is_open(clock.now())
    assert view.ended_at is not None
    looks = list(session().scalars(select(InspectionLook)))
    assert len(looks) >= 3
    assert all(view.made_at <= look.created_at < view.ended_at for look in looks)


def test_records_kept_twice_are_proposed_as_the_search_would_propose_them(
    demo_app: Flask,
) -> None:
    _ = demo_app
    rows = list(session().scalars(select(MergeProposal)))
    assert 2 <= len(rows) <= 6
    for row in rows:
        known = people_file.known_people(row.organisation_id)
        found = likeness(known[row.kept_reference], known[row.other_reference])
        assert found is not None
        assert (row.score, row.reasons) == (found[0], [one.value for one in found[1]])


def test_a_home_is_to_pass_to_the_demo_provider(demo_actor: DemoActor) -> None:
    query = select(HomeTransfer).where(HomeTransfer.state == TransferState.AGREED)
    row = session().scalars(query).one()
    assert row.to_organisation_id == demo_actor("owner").organisation_id
    assert row.home.organisation_id == row.from_organisation_id
    assert row.on_day > clock.today()
    assert row.confirmed_by_id is None
