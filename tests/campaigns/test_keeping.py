"""Keeping a campaign: what it is about, its page, publishing, going back, ending."""

import io
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy.orm import Session

from tests.factories import campaigns as make
from tests.factories import providers
from workforce.campaigns import policies
from workforce.campaigns.models import CAMPAIGN, CampaignVersion
from workforce.campaigns.queries import kept
from workforce.campaigns.queries import public as shown
from workforce.campaigns.rules import pages as rules
from workforce.campaigns.services import campaigns as services
from workforce.campaigns.services import pages, pictures
from workforce.campaigns.services.pages import Words
from workforce.campaigns.states import BlockKind, CampaignState
from workforce.core import clock, lifecycle
from workforce.core.actors import Actor
from workforce.core.db import session as current
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.providers.states import OrganisationKind, Role
from workforce.vacancies.models import BoardCampaign

S = CampaignState
DAY = timedelta(days=1)


def jpeg(place: bytes = b"") -> bytes:
    """A photograph as a camera writes it, with words beside its dots."""
    image, out = Image.new("RGB", (200, 120), "teal"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = place.decode() or "a place"
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def on_board() -> dict[str, BoardCampaign]:
    current().rollback()
    return {row.slug: row for row in current().query(BoardCampaign)}


@pytest.mark.parametrize("start", S)
@pytest.mark.parametrize("to", S)
def test_a_campaign_goes_from_draft_to_live_to_ended_and_never_back(start: S, to: S) -> None:
    assert CAMPAIGN.allows(start, to) == ((start, to) in {(S.DRAFT, S.LIVE), (S.LIVE, S.ENDED)})


def test_a_campaign_is_listed_exactly_when_the_policy_says_yes(session: Session) -> None:
    _ = session
    us = providers.make_organisation(OrganisationKind.SECTOR_BODY)
    rows = [make.make_campaign(make.keeper_of(us)), make.make_campaign()]
    readers = [providers.make_member(role).actor for role in Role]
    readers += [make.keeper_of(us), providers.make_member(Role.ANALYST, us).actor]
    readers += [Actor.anonymous()]
    listed = 0
    for actor in readers:
        for row in rows:
            block = kept.blocks_of(row)[0]
            for found in (
                row in kept.campaigns_for(actor),
                kept.campaign_for(actor, row.public_id) is not None,
                kept.block_for(actor, block.public_id) is not None,
            ):
                assert found is policies.can_keep(actor, row)
                listed += found
    assert listed == 3


def test_nobody_but_a_campaign_manager_begins_a_campaign(session: Session) -> None:
    _ = session
    for role in set(Role) - {Role.CAMPAIGN_MANAGER}:
        with pytest.raises(NotAllowed):
            services.set_up(providers.make_member(role).actor, make.make_details())


def test_another_body_changes_nothing_of_a_campaign(session: Session) -> None:
    _ = session
    row, stranger = make.make_campaign(), make.keeper_of()
    for verb in (
        lambda: services.change(stranger, row, make.make_details()),
        lambda: services.end(stranger, row),
        lambda: pages.publish(stranger, row),
        lambda: pages.add_block(stranger, row, BlockKind.TEXT, Words(words="No.")),
    ):
        with pytest.raises(NotAllowed):
            verb()
    assert len(kept.blocks_of(row)) == 1


def test_two_campaigns_cannot_have_one_address(session: Session) -> None:
    _ = session
    make.make_campaign(slug="stay")
    with pytest.raises(Conflict) as refused:
        make.make_campaign(slug="stay")
    assert refused.value.field == "slug"


@pytest.mark.parametrize("slug", ["", "Stay", "a b", "-a", "a--b", "né", "a/b", "x" * 61, "new"])
def test_an_address_is_small_letters_figures_and_single_dashes(session: Session, slug: str) -> None:
    _ = session
    with pytest.raises(DomainError) as refused:
        services.set_up(make.keeper_of(), make.make_details(slug=slug))
    assert refused.value.field == "slug"


def test_the_days_are_in_order_and_24_months_at_most(session: Session) -> None:
    _ = session
    actor, today = make.keeper_of(), clock.today().replace(day=1)
    for ends_on in (today - DAY, today.replace(year=today.year + 2)):
        with pytest.raises(DomainError) as refused:
            services.set_up(actor, make.make_details(starts_on=today, ends_on=ends_on))
        assert refused.value.field == "ends_on"
    whole = today.replace(year=today.year + 2) - DAY
    services.set_up(actor, make.make_details(starts_on=today, ends_on=whole))


def test_publishing_makes_a_version_tells_the_board_and_goes_live(session: Session) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor, roles=["therapist"], region_codes=["E12000003"])
    assert on_board() == {}
    version = pages.publish(actor, row)
    assert (version.number, row.state) == (1, S.LIVE)
    board = on_board()[row.slug]
    assert (board.roles, board.region_codes) == (["therapist"], ["E12000003"])
    assert [one.to_state for one in lifecycle.history(row)] == ["draft", "live"]


def test_an_empty_page_or_a_past_campaign_is_not_published(session: Session) -> None:
    _ = session
    actor, today = make.keeper_of(), clock.today()
    empty = services.set_up(actor, make.make_details())
    past = make.make_campaign(actor, starts_on=today - 9 * DAY, ends_on=today - DAY)
    for row in (empty, past):
        with pytest.raises(DomainError):
            pages.publish(actor, row)
        assert row.state is S.DRAFT
    assert on_board() == {}


def test_what_was_published_stays_as_it_was_whatever_is_written_after(session: Session) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor)
    first = pages.publish(actor, row)
    pages.change_block(actor, kept.blocks_of(row)[0], Words(words="Other words."))
    newest = shown.newest_version(row)
    assert newest is not None
    assert newest.content["blocks"][0]["words"] == "Plain words."
    pages.publish(actor, row)
    numbers = {one.number: one.content["blocks"][0]["words"] for one in kept.versions_of(row)}
    assert numbers == {1: "Plain words.", 2: "Other words."}
    pages.restore(actor, first)
    assert [one.words for one in kept.blocks_of(row)] == ["Plain words."]
    after = shown.newest_version(row)
    assert after is not None
    assert after.number == 2


def test_once_published_the_address_stays_and_once_begun_the_first_day(session: Session) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor, live=True)
    same = {"name": "Other", "slug": row.slug, "ends_on": row.ends_on + DAY}
    for changes, field in (
        ({"slug": "another-way"}, "slug"),
        ({"starts_on": row.starts_on + DAY}, "starts_on"),
    ):
        with pytest.raises(DomainError) as refused:
            services.change(actor, row, make.make_details(**{**same, **changes}))
        assert refused.value.field == field
    services.change(actor, row, make.make_details(**same, starts_on=row.starts_on))
    assert on_board()[row.slug].name == "Other"


def test_parts_move_past_each_other_and_stay_within_the_page(session: Session) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor)
    for words in ("Second.", "Third."):
        make.make_block(actor, row, words)
    first, _second, third = kept.blocks_of(row)

    def order() -> list[str]:
        return [one.words for one in kept.blocks_of(row)]

    pages.move_block(actor, first, down=False)
    assert order() == ["Plain words.", "Second.", "Third."]
    pages.move_block(actor, first, down=True)
    assert order() == ["Second.", "Plain words.", "Third."]
    pages.move_block(actor, third, down=True)
    assert order() == ["Second.", "Plain words.", "Third."]
    pages.remove_block(actor, first)
    assert order() == ["Second.", "Third."]


@pytest.mark.parametrize("words", ["Come to 14 Larch Avenue.", "We are in LS1 4AB."])
def test_a_part_that_gives_an_address_is_refused(session: Session, words: str) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor)
    with pytest.raises(DomainError) as refused:
        pages.add_block(actor, row, BlockKind.STORY, Words(title="Amara", words=words))
    assert refused.value.field == "words"


def test_a_picture_is_kept_without_what_the_camera_wrote(session: Session) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor)
    taken = jpeg(b"53.8 north")
    assert b"53.8 north" in taken
    picture = pictures.prepared(taken)
    block = pages.add_block(actor, row, BlockKind.PICTURE, Words(title="Two people"), picture)
    assert block.picture is not None
    content = pictures.content_of(block.picture)
    assert b"53.8 north" not in content
    assert dict(Image.open(io.BytesIO(content)).getexif()) == {}
    assert block.picture.no_children_confirmed_by_id == actor.person_id


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"GIF89a" + bytes(200)])
def test_what_is_no_picture_is_refused(session: Session, content: bytes) -> None:
    _ = session
    with pytest.raises(DomainError) as refused:
        pictures.prepared(content)
    assert refused.value.field == "file"


def test_a_picture_is_public_only_while_the_newest_page_holds_it(session: Session) -> None:
    _ = session
    actor, today = make.keeper_of(), clock.today()
    row = make.make_campaign(actor)
    block = pages.add_block(
        actor, row, BlockKind.PICTURE, Words(title="Two people"), pictures.prepared(jpeg())
    )
    assert block.picture is not None
    name = block.picture.public_id
    assert shown.picture(name, today) is None
    pages.publish(actor, row)
    assert shown.picture(name, today) is not None
    assert shown.picture(name, today - DAY) is None
    assert shown.picture(name, row.ends_on + DAY) is None
    pages.remove_block(actor, block)
    assert shown.picture(name, today) is not None
    pages.publish(actor, row)
    assert shown.picture(name, today) is None


def test_restoring_a_page_brings_its_pictures_back(session: Session) -> None:
    _ = session
    actor = make.keeper_of()
    row = make.make_campaign(actor)
    block = pages.add_block(
        actor, row, BlockKind.PICTURE, Words(title="Two people"), pictures.prepared(jpeg())
    )
    version = pages.publish(actor, row)
    pages.remove_block(actor, block)
    pages.restore(actor, current().get_one(CampaignVersion, version.id))
    parts = kept.blocks_of(row)
    assert [one.kind for one in parts] == [BlockKind.TEXT, BlockKind.PICTURE]
    assert parts[1].picture is not None


def test_a_campaign_ends_by_hand_or_the_day_after_its_last_and_once(session: Session) -> None:
    _ = session
    actor, today = make.keeper_of(), clock.today()
    by_hand = make.make_campaign(actor, live=True)
    late = make.make_campaign(actor, live=True, ends_on=today)
    services.end(actor, by_hand)
    assert services.end_overdue(today) == 0
    assert services.end_overdue(today + DAY) == 1
    assert services.end_overdue(today + DAY) == 0
    assert {by_hand.state, late.state} == {S.ENDED}
    assert on_board() == {}
    with pytest.raises(Conflict):
        pages.publish(actor, by_hand)


def test_months_are_all_that_two_days_touch() -> None:
    day = clock.today().replace(month=11, day=30, year=2026)
    assert [f"{one:%Y-%m}" for one in rules.months(day, day + 33 * DAY)] == [
        "2026-11",
        "2026-12",
        "2027-01",
    ]
