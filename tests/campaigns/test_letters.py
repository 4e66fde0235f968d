"""Letters that keep in touch: each once, one at a time, in time, and never for ever."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.campaigns.steps import asked
from tests.factories import campaigns as make
from workforce.campaigns.models import Campaign, CampaignInterest, CampaignLetterSent
from workforce.campaigns.queries import interest as queries
from workforce.campaigns.services import campaigns, interest, letters
from workforce.campaigns.states import InterestEnd
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session as current
from workforce.core.errors import Conflict, NotAllowed
from workforce.messages.models import Letter

DAY = timedelta(days=1)


def words(after_days: int, title: str = "A letter") -> letters.LetterWords:
    return letters.LetterWords(after_days, title, "Llythyr", "Words.\n\nMore.", "Geiriau.")


def test_each_letter_is_written_once_and_two_overdue_ones_not_at_once(
    actor: Actor, running: Campaign, later: None
) -> None:
    _ = later
    asked(running)
    asked(running, "kim@example.org", confirmed=False)
    for days in (9, 2):
        letters.add_letter(actor, running, words(days, f"Day {days}"))
    today = clock.today()
    assert letters.write_due(today) == 0
    clock.set_today(today + 30 * DAY)
    assert [letters.write_due(today + 30 * DAY) for _try in range(2)] == [1, 0]
    clock.set_today(today + 31 * DAY)
    assert [letters.write_due(today + 31 * DAY) for _try in range(2)] == [1, 0]
    clock.set_today(today + 32 * DAY)
    assert letters.write_due(today + 32 * DAY) == 0
    warm = select(Letter).where(Letter.template == "campaigns/warm").order_by(Letter.id)
    assert [(one.context or {})["title"] for one in current().scalars(warm)] == ["Day 2", "Day 9"]
    assert current().query(CampaignLetterSent).count() == 2


def test_a_letter_comes_on_its_day_and_not_the_day_before(
    actor: Actor, running: Campaign, later: None
) -> None:
    _ = later
    asked(running)
    letters.add_letter(actor, running, words(7))
    today = clock.today()
    for days, count in ((6, 0), (7, 1)):
        clock.set_today(today + days * DAY)
        assert letters.write_due(today + days * DAY) == count


def test_a_welsh_reader_gets_the_welsh_letter_or_the_english_one(
    actor: Actor, running: Campaign
) -> None:
    letter = letters.add_letter(actor, running, words(1))
    said = letters._said(letter, "cy")
    assert said == {"title": "Llythyr", "paragraphs": ["Geiriau."]}
    letter.welsh_title = letter.welsh_words = ""
    assert letters._said(letter, "cy")["paragraphs"] == ["Words.", "More."]
    current().rollback()


def test_two_letters_cannot_come_on_one_day_and_only_keepers_write_them(
    actor: Actor, running: Campaign
) -> None:
    letter = letters.add_letter(actor, running, words(7))
    with pytest.raises(Conflict) as refused:
        letters.add_letter(actor, running, words(7))
    assert refused.value.field == "after_days"
    for verb in (letters.remove_letter, lambda a, r: letters.change_letter(a, r, words(8))):
        with pytest.raises(NotAllowed):
            verb(make.keeper_of(), letter)
    assert queries.letter_for(make.keeper_of(), letter.public_id) is None


def test_letters_end_three_months_after_the_campaign_and_so_does_the_memory(
    actor: Actor, running: Campaign, later: None
) -> None:
    _ = later
    row = asked(running)
    letters.add_letter(actor, running, words(95))
    campaigns.end(actor, running)
    today = clock.today()
    clock.set_today(today + 95 * DAY)
    assert letters.write_due(today + 95 * DAY) == 0
    assert interest.forget_unanswered(today + 91 * DAY) == 0
    assert interest.forget_unanswered(today + 92 * DAY) == 1
    assert current().get_one(CampaignInterest, row.id).ended_why is InterestEnd.OVER
