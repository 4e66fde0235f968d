"""Photographs: by content, small, without metadata, never public, and recent by our policy."""

import base64
import io
from datetime import date, timedelta
from itertools import product

import pytest
from PIL import Image
from sqlalchemy.orm import Session

from tests.checks.passes.pictures import PLACE, bomb, photographed, picture
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks.queries import passes as queries
from workforce.checks.rules import photographs as rules
from workforce.checks.services import passes as services
from workforce.core import clock
from workforce.core.errors import DomainError, NotAllowed
from workforce.documents import queries as documents
from workforce.providers.states import Role

TODAY = clock.today()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_small_picture_is_96_dots_and_under_4_kilobytes(kind: str) -> None:
    made = rules.pictures_of(picture(kind=kind))
    with Image.open(io.BytesIO(made.small)) as image:
        assert (image.size, image.format) == ((96, 96), "JPEG")
    with Image.open(io.BytesIO(made.tiny)) as image:
        assert (image.size, image.format) == ((64, 64), "WEBP")
    assert len(made.small) < 4096
    assert len(made.tiny) <= rules.MOST_TINY_BYTES


def test_what_the_camera_wrote_is_in_none_of_the_sizes() -> None:
    original = picture()
    assert PLACE in original
    made = rules.pictures_of(original)
    for content in (made.full, made.small, made.tiny):
        assert PLACE not in content
        with Image.open(io.BytesIO(content)) as image:
            assert not dict(image.getexif())
            assert not {"exif", "comment", "icc_profile", "xmp"} & image.info.keys()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7\n",
        picture()[:200],
        picture(kind="GIF"),
        picture(90, 400),
        bomb(),
        b"\xff\xd8" + b"x" * (rules.LARGEST + 1),
    ],
    ids=["nothing", "a head", "a PDF", "half", "a GIF", "too narrow", "a bomb", "too large"],
)
def test_anything_but_a_picture_of_a_person_is_refused(content: bytes) -> None:
    with pytest.raises(rules.NoPicture):
        rules.pictures_of(content)


@pytest.mark.parametrize(
    "taken_on, day, recent",
    [
        (date(2025, 11, 22), date(2026, 11, 22), True),
        (date(2025, 11, 22), date(2026, 11, 23), False),
        (date(2024, 2, 29), date(2025, 2, 28), True),
        (date(2024, 2, 29), date(2025, 3, 1), False),
        (date(2026, 11, 23), date(2026, 11, 22), False),
    ],
)
def test_recent_is_twelve_months_by_our_policy(taken_on: date, day: date, *, recent: bool) -> None:
    assert rules.is_recent(taken_on, day) is recent


def test_the_picture_is_kept_encrypted_and_the_latest_counts(session: Session) -> None:
    _ = session
    appointment = make.make_appointment(make_home(make_organisation()))
    first, second = photographed(appointment), photographed(appointment)
    assert queries.photograph_of(first.organisation_id, first.person_reference) is second
    assert len(documents.documents_of("photograph", [first.id])) == 1
    assert base64.b64decode(second.small)[:2] == b"\xff\xd8"


@pytest.mark.parametrize("days, words", [(-366, "too old"), (1, "today or in the past")])
def test_an_old_picture_and_one_of_tomorrow_are_refused(
    session: Session, days: int, words: str
) -> None:
    _ = session
    appointment = make.make_appointment(make_home(make_organisation()))
    made = services.prepared(picture(), "Photograph")
    keeper = make.make_keeper(appointment.home)
    with pytest.raises(DomainError, match=words):
        services.give_photograph(keeper, appointment, made, taken_on=TODAY + timedelta(days=days))


WHO = ["keeper", "reader", "the person", "somebody", "another provider"]


@pytest.mark.parametrize("who, what", list(product(WHO, ["give", "open"])))
def test_who_gives_and_who_sees_a_photograph(session: Session, who: str, what: str) -> None:
    _ = session
    person = accounts.make_person()
    home = make_home(make_organisation())
    appointment = make.make_appointment(home, account=person)
    row = photographed(appointment)
    actor = {
        "keeper": lambda: make.make_keeper(home, Role.RECRUITER),
        "reader": lambda: make.make_keeper(home, Role.RESPONSIBLE_INDIVIDUAL),
        "the person": lambda: person.as_actor,
        "somebody": lambda: accounts.make_person().as_actor,
        "another provider": lambda: make_member(Role.OWNER).actor,
    }[who]()
    if what == "open":
        assert queries.may_open_photograph(actor, row.id) is (
            who in {"keeper", "reader", "the person"}
        )
        return
    made = services.prepared(picture(), "Photograph")
    if who in {"keeper", "the person"}:
        assert services.give_photograph(actor, appointment, made, taken_on=TODAY)
    else:
        with pytest.raises(NotAllowed):
            services.give_photograph(actor, appointment, made, taken_on=TODAY)


def test_a_manager_gives_a_photograph_by_the_form(client: StrictClient) -> None:
    appointment = make.make_appointment(make_home(make_organisation()))
    accounts.sign_in(client, make_member(Role.OWNER, appointment.home.organisation).person)
    url = f"/appointments/{appointment.public_id}/photograph"
    data = {
        **client.page(url).form_values(),
        "taken_on-day": str(TODAY.day),
        "taken_on-month": str(TODAY.month),
        "taken_on-year": str(TODAY.year),
    }
    refused = client.post(
        url,
        data={**data, "file": (io.BytesIO(b"%PDF-1.7\n"), "face.jpg")},
        content_type="multipart/form-data",
    )
    assert "must be a JPG or PNG" in refused.get_data(as_text=True)
    answer = client.post(
        url,
        data={**data, "file": (io.BytesIO(picture()), "face.jpg")},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 303
    assert queries.photograph_of(appointment.organisation_id, appointment.person_reference)
