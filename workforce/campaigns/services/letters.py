"""The series of letters that keeps in touch: written by campaigns, each told once, late is fine."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from workforce.campaigns.models import Campaign, CampaignLetter, CampaignLetterSent
from workforce.campaigns.queries import interest as queries
from workforce.campaigns.rules import interest as rules
from workforce.campaigns.services import steps
from workforce.campaigns.services.interest import DOOR, token_of
from workforce.campaigns.services.pages import refuse_addresses
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, session
from workforce.core.errors import DomainError
from workforce.core.translation import WELSH, lazy
from workforce.messages import services as messages
from workforce.messages.states import Channel
from workforce.vacancies.services import asking

BATCH = 500
MOST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A letter in both languages, and how many days after somebody confirmed it comes."""

    after_days: int
    title: str
    welsh_title: str
    words: str
    welsh_words: str

    def texts(self) -> dict[str, str]:
        """What is typed freely, by field."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "after_days"}


@atomic
def add_letter(
    actor: Actor, campaign: Campaign, words: LetterWords, *, no_child: bool = False
) -> CampaignLetter:
    """Put a letter into a campaign's series; those who are past its day get it next."""
    held = steps.own(actor, campaign)
    _check(words.texts(), no_child=no_child)
    if len(queries.letters_of(held)) >= MOST_LETTERS:
        raise DomainError(lazy("A campaign can have 12 letters at most"))
    row = CampaignLetter(campaign=held, **asdict(words))
    session().add(row)
    session().flush()
    audit.record(actor, "add-campaign-letter", row)
    return row


@atomic
def change_letter(
    actor: Actor, letter: CampaignLetter, words: LetterWords, *, no_child: bool = False
) -> None:
    """Write a letter anew, for those who have not got it."""
    steps.own(actor, letter.campaign)
    new = {name: said for name, said in words.texts().items() if said != getattr(letter, name)}
    _check(new, no_child=no_child)
    for name, value in asdict(words).items():
        setattr(letter, name, value)
    session().flush()
    audit.record(actor, "change-campaign-letter", letter)


@atomic
def remove_letter(actor: Actor, letter: CampaignLetter) -> None:
    """Take a letter from the series."""
    steps.own(actor, letter.campaign)
    audit.record(actor, "remove-campaign-letter", letter)
    session().delete(letter)


def _check(texts: dict[str, str], *, no_child: bool) -> None:
    refuse_addresses(texts)
    asking.ask_about_children(texts, confirmed=no_child)


def write_due(day: date) -> int:
    """Write every letter that is due by a day: one to each person, the earliest first."""
    written = 0
    for number in [letter.id for letter in queries.series()]:
        while count := _write_some(number, day):
            written += count
    return written


@atomic
def _write_some(letter_id: int, day: date) -> int:
    letter = session().get_one(CampaignLetter, letter_id)
    if letter.campaign.ended_on and letter.campaign.ended_on + rules.AFTER_CAMPAIGN < day:
        return 0
    confirmed = clock.day_end(day - timedelta(days=letter.after_days))
    rows = queries.due_to(letter, confirmed, clock.now() - rules.BETWEEN_LETTERS, BATCH)
    drafts = []
    for row in rows:
        session().add(CampaignLetterSent(interest_id=row.id, letter_id=letter.id))
        row.told_at = clock.now()
        link = (DOOR, {"token": token_of(row.public_id)})
        context = _said(letter, row.language)
        draft = messages.Draft(
            row.address or "", "campaigns/warm", context, link, row.language, Channel.EMAIL
        )
        drafts.append(draft)
    messages.write_all(drafts)
    return len(rows)


def _said(letter: CampaignLetter, language: str) -> dict[str, object]:
    """A letter in its reader's language; English where there is no Welsh."""
    welsh = language == WELSH
    title = (letter.welsh_title if welsh else "") or letter.title
    words = (letter.welsh_words if welsh else "") or letter.words
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return {"title": title, "paragraphs": lines}
