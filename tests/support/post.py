"""A real mail server of a journey: what it received, as its readers would see it."""

import email
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.support import live


@dataclass
class Post:
    """What a mail server received, oldest first."""

    url: str
    received: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, peer: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Keep one letter."""
        _ = server, peer
        content = envelope.content
        assert isinstance(content, bytes)
        self.received.append(email.message_from_bytes(content, policy=policy.default))
        return "250 OK"

    def to(self, copy: live.Copy, address: str) -> dict[str, str]:
        """Every letter to an address by its subject, posted now if it was not yet."""
        copy.flask("jobs", "run", "post-letters")
        mine = [letter for letter in self.received if letter["To"] == address]
        return {str(letter["Subject"]): words_of(letter) for letter in mine}


def words_of(letter: EmailMessage) -> str:
    """The plain words of a letter."""
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(letter: str, copy: live.Copy) -> str:
    """The one link that a letter holds."""
    (found,) = re.findall(re.escape(copy.url) + r"/\S+", letter)
    return str(found)


@contextmanager
def office() -> Iterator[Post]:
    """A mail server on a free port for as long as the block lasts."""
    port = live.free_port()
    kept = Post(f"smtp://127.0.0.1:{port}")
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield kept
    finally:
        controller.stop()
