"""What a campaign says on its page and in its letters is read for children and for addresses."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from tests.factories import accounts, providers
from tests.factories import campaigns as make
from tests.page import StrictClient
from workforce.campaigns.models import Campaign
from workforce.campaigns.services import letters, pages
from workforce.campaigns.services.letters import LetterWords
from workforce.campaigns.services.pages import Words
from workforce.campaigns.states import BlockKind
from workforce.core.actors import Actor
from workforce.core.errors import DomainError
from workforce.providers.states import Role
from workforce.vacancies.services.asking import CONFIRM, AboutAChild

TOLD = "Jayden (14) made me laugh every day."
PLAIN = "I like to cook with the young people, and every child deserves a good home."
WORDS = LetterWords(3, "A letter", "Llythyr", PLAIN, "Geiriau.")
TICKED: dict[str, Any] = {CONFIRM: "1"}
Say = Callable[[str, bool], object]


def added(actor: Actor, row: Campaign) -> Say:
    return lambda words, sure: pages.add_block(
        actor, row, BlockKind.STORY, Words(title="Amara", words=words), no_child=sure
    )


def changed(actor: Actor, row: Campaign) -> Say:
    block = pages.add_block(actor, row, BlockKind.STORY, Words(title="Amara", words=PLAIN))
    return lambda words, sure: pages.change_block(
        actor, block, Words(title="Amara", words=PLAIN, welsh_words=words), no_child=sure
    )


def written(actor: Actor, row: Campaign) -> Say:
    days = count(3)
    return lambda words, sure: letters.add_letter(
        actor, row, replace(WORDS, after_days=next(days), words=words), no_child=sure
    )


def written_anew(actor: Actor, row: Campaign) -> Say:
    letter = letters.add_letter(actor, row, WORDS)
    return lambda words, sure: letters.change_letter(
        actor, letter, replace(WORDS, after_days=5, title=words[:120]), no_child=sure
    )


@pytest.mark.parametrize("case", [added, changed, written, written_anew])
def test_a_campaign_is_asked_about_a_child_and_may_not_give_an_address(
    actor: Actor, running: Campaign, case: Callable[[Actor, Campaign], Say]
) -> None:
    say = case(actor, running)
    with pytest.raises(AboutAChild, match=r"Jayden \(14\)") as asked:
        say(TOLD, False)  # noqa: FBT003 - whether the box is ticked
    assert asked.value.field == CONFIRM
    for sure in (False, True):
        with pytest.raises(DomainError, match="Take out the address"):
            say("Come to 14 Larch Avenue.", sure)
    say(TOLD, True)  # noqa: FBT003
    say(PLAIN, False)  # noqa: FBT003


def test_words_that_stand_are_not_asked_about_again(actor: Actor, running: Campaign) -> None:
    said = Words(title="Amara", words=TOLD)
    block = pages.add_block(actor, running, BlockKind.STORY, said, no_child=True)
    pages.change_block(actor, block, replace(said, title="Amara, night worker"))
    told = replace(WORDS, words=TOLD)
    letter = letters.add_letter(actor, running, told, no_child=True)
    letters.change_letter(actor, letter, replace(told, after_days=9))
    assert (block.title, letter.after_days) == ("Amara, night worker", 9)


def test_the_page_asks_with_a_box_and_keeps_what_was_typed(client: StrictClient) -> None:
    member = providers.make_member(Role.CAMPAIGN_MANAGER)
    row = make.make_campaign(member.actor)
    accounts.sign_in(client, member.person)
    asking: dict[str, dict[str, Any]] = {
        "page/add/story": {"title": "Amara", "words": TOLD},
        "letters/new": {"after_days": "3", "title": "Hello", "words": TOLD},
    }
    for part, typed in asking.items():
        path = f"/our-campaigns/{row.public_id}/{part}"
        page = client.refused(path, **typed)
        assert "may tell of a child" in page.errors[CONFIRM]
        assert page.form_values()["words"] == TOLD
        assert client.submit(path, **typed, **TICKED).status_code == 303
