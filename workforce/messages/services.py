"""Writing letters into the outbox, and posting them after the commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from jinja2 import Environment
from sqlalchemy import insert, select

from workforce.core import clock, registry, secrets, translation
from workforce.core.db import atomic, session
from workforce.integrations import mail, texts
from workforce.messages.models import Letter
from workforce.messages.states import Channel, LetterState

KEEP = timedelta(days=30)
ATTEMPTS = 12
BATCH = 200
HELD_FOR = timedelta(minutes=10)
WAIT_AFTER = (1, 2, 5, 15, 30, 60, 120, 240, 480, 720, 1440)


class Reader(Protocol):
    """A person who can be written to."""

    email: Any
    language: Any


def write(
    to: Reader | str,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    link: tuple[str, dict[str, Any]] | None = None,
    language: str = translation.ENGLISH,
) -> Letter:
    """Write a letter in the transaction that causes it; a job posts it after the commit.

    `template` names `templates/letters/<template>.txt`, `context` is plain JSON, `link` an
    endpoint with its values, from which the posting job makes a full address.
    """
    address, speaks = (to, language) if isinstance(to, str) else (to.email, to.language)
    letter = Letter(
        template=template,
        context=context or {},
        endpoint=link[0] if link else None,
        endpoint_values=link[1] if link else None,
        address=address,
        language=speaks,
        channel=Channel.EMAIL,
        next_attempt_at=clock.now(),
        keep_until=clock.now() + KEEP,
    )
    session().add(letter)
    return letter


def write_text(
    telephone: str,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    link: tuple[str, dict[str, Any]] | None = None,
    language: str = translation.ENGLISH,
) -> Letter:
    """Write a text message in the transaction that causes it; the same job sends it.

    Texts lie on locked screens: they never say visa, checks, disclosure or where a home is.
    """
    letter = Letter(
        template=template,
        context=context or {},
        endpoint=link[0] if link else None,
        endpoint_values=link[1] if link else None,
        address=telephone,
        language=language,
        channel=Channel.TEXT,
        next_attempt_at=clock.now(),
        keep_until=clock.now() + KEEP,
    )
    session().add(letter)
    return letter


@dataclass(frozen=True, slots=True)
class Draft:
    """One of many letters or texts that a job writes at once."""

    address: str
    template: str
    context: dict[str, Any]
    link: tuple[str, dict[str, Any]]
    language: str
    channel: Channel


@atomic
def write_all(drafts: Sequence[Draft]) -> None:
    """Write many letters and texts in the transaction that causes them, in one statement."""
    present = clock.now()
    rows = [
        {
            "template": draft.template,
            "context": draft.context,
            "endpoint": draft.link[0],
            "endpoint_values": draft.link[1],
            "address": draft.address,
            "language": draft.language,
            "channel": draft.channel,
            "next_attempt_at": present,
            "keep_until": present + KEEP,
        }
        for draft in drafts
    ]
    if rows:
        session().execute(insert(Letter), rows)


@atomic
def claim(limit: int = BATCH) -> list[int]:
    """Take waiting letters that are due; nobody else takes them for ten minutes."""
    due = session().scalars(
        select(Letter)
        .where(Letter.state == LetterState.WAITING, Letter.next_attempt_at <= clock.now())
        .order_by(Letter.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = []
    for letter in due:
        letter.next_attempt_at = clock.now() + HELD_FOR
        letter.attempt_count += 1
        taken.append(letter.id)
    return taken


@atomic
def note_posted(letter_id: int) -> None:
    """Stamp a letter as posted."""
    letter = session().get_one(Letter, letter_id)
    letter.state, letter.posted_at = LetterState.POSTED, clock.now()


@atomic
def note_refused(letter_id: int, *, final: bool) -> None:
    """Try a letter again later, or give it up."""
    letter = session().get_one(Letter, letter_id)
    letter.refused_at = clock.now() if final else None
    if final or letter.attempt_count >= ATTEMPTS:
        letter.state = LetterState.FAILED
    else:
        letter.next_attempt_at = clock.now() + _pause(letter.attempt_count)


def _pause(attempts: int) -> timedelta:
    return timedelta(minutes=WAIT_AFTER[min(attempts, len(WAIT_AFTER)) - 1])


@atomic
def forget_old(moment: datetime) -> int:
    """Empty letters whose keeping time is over: address and words go, the fact stays."""
    old = session().scalars(
        select(Letter).where(Letter.keep_until < moment, Letter.address.is_not(None)).limit(5000)
    )
    emptied = old.all()
    for letter in emptied:
        letter.address = letter.context = letter.endpoint_values = None
    return len(emptied)


def key_of(letter: Letter) -> str:
    """The name under which a letter leaves, the same at every try."""
    return secrets.digest(f"letter:{letter.id}")[:32]


def rendered_text(letter: Letter, environment: Environment, href: str | None = None) -> texts.Text:
    """A text message in its reader's language, on one line."""
    with translation.using(letter.language):
        words = environment.get_template(f"letters/{letter.template}.txt").render(
            **(letter.context or {}), link=href, service_name=registry.settings().service_name
        )
    return texts.Text(letter.address or "", " ".join(words.split()), key_of(letter))


def rendered(
    letter: Letter, environment: Environment, href: str | None, one_click: str = ""
) -> mail.Mail:
    """A letter in its reader's language: subject on the first line, then the words."""
    with translation.using(letter.language):
        words = environment.get_template(f"letters/{letter.template}.txt").render(
            **(letter.context or {}),
            link=href,
            service_name=registry.settings().service_name,
            demo=registry.settings().demo,
        )
    first, _, rest = words.strip().partition("\n")
    return mail.Mail(
        to=letter.address or "",
        subject=first.removeprefix("Subject:").strip(),
        text=rest.strip() + "\n",
        key=key_of(letter),
        language=letter.language,
        one_click=one_click,
    )
