"""Outgoing mail: a real SMTP server, a folder of files, or memory; all of one shape."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from workforce.core import clock

TIMEOUT = 20
HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class Undeliverable(Exception):
    """The letter could not be handed over; `final` says that trying again will not help."""

    def __init__(self, reason: str, *, final: bool) -> None:
        """Say why, without the address."""
        super().__init__(reason)
        self.final = final


@dataclass(frozen=True, slots=True)
class Mail:
    """One letter ready to go; `one_click` ends what it came from by a POST (RFC 8058)."""

    to: str
    subject: str
    text: str
    key: str
    language: str = "en"
    one_click: str = ""


class Post(Protocol):
    """Something that takes letters; handing the same key over twice may deliver twice."""

    def send(self, mail: Mail) -> None:
        """Hand one letter over or raise Undeliverable."""


def message_of(mail: Mail, sender: str, reply_to: str = "") -> EmailMessage:
    """The letter as an internet message."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = mail.to
    if reply_to and reply_to != sender:
        message["Reply-To"] = reply_to
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = make_msgid(idstring=mail.key, domain=sender.rpartition("@")[2] or None)
    message["Content-Language"] = mail.language
    message["Auto-Submitted"] = "auto-generated"
    if mail.one_click:
        message["List-Unsubscribe"] = f"<{mail.one_click}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text)
    return message


@dataclass(slots=True)
class MemoryPost:
    """Keeps letters in memory; for tests."""

    sent: list[Mail] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        """Keep the letter."""
        self.sent.append(mail)


@dataclass(frozen=True, slots=True)
class FolderPost:
    """Writes each letter to a file that any mail program opens."""

    folder: Path
    sender: str
    reply_to: str = ""

    def send(self, mail: Mail) -> None:
        """Write the letter under its key; a second time overwrites the same file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / f"{mail.key}.eml"
        part = target.with_suffix(".part")
        part.write_bytes(bytes(message_of(mail, self.sender, self.reply_to)))
        part.replace(target)


@dataclass(frozen=True, slots=True)
class SmtpPost:
    """Hands letters to an SMTP server."""

    url: str
    sender: str
    reply_to: str = ""

    def send(self, mail: Mail) -> None:
        """Hand one letter over in a connection of its own."""
        where = urlsplit(self.url)
        try:
            with self._connected() as server:
                safe = where.scheme == "smtps" or _gone_over_tls(server)
                if where.username:
                    if not safe and where.hostname not in HERE:
                        raise Undeliverable("the server takes no password over TLS", final=False)
                    server.login(unquote(where.username), unquote(where.password or ""))
                server.send_message(message_of(mail, self.sender, self.reply_to))
        except smtplib.SMTPRecipientsRefused as wrong:
            codes = [code for code, _ in wrong.recipients.values()]
            raise Undeliverable("recipient refused", final=min(codes) >= 500) from wrong
        except smtplib.SMTPResponseException as wrong:
            final = 500 <= wrong.smtp_code < 600 and wrong.smtp_code != 535
            raise Undeliverable(f"server said {wrong.smtp_code}", final=final) from wrong
        except (OSError, smtplib.SMTPException) as wrong:
            raise Undeliverable(type(wrong).__name__, final=False) from wrong

    def _connected(self) -> smtplib.SMTP:
        """A connection to the server: of `smtps` over TLS from its first byte."""
        where = urlsplit(self.url)
        host, port = where.hostname or "", where.port or 0
        if where.scheme == "smtps":
            tls = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=tls)
        return smtplib.SMTP(host, port, timeout=TIMEOUT)


def _gone_over_tls(server: smtplib.SMTP) -> bool:
    """Change to TLS, with the certificate checked, where the server offers it; whether it did."""
    server.ehlo()  # what a server offers is known only when it has been asked
    if not server.has_extn("starttls"):
        return False
    server.starttls(context=ssl.create_default_context())
    return True


MEMORY = MemoryPost()


def post_of(url: str, sender: str, reply_to: str = "") -> Post:
    """The post office that a MAIL_URL names."""
    if url.startswith("folder:"):
        return FolderPost(Path(url.removeprefix("folder:")), sender, reply_to)
    if url.startswith(("smtp://", "smtps://")):
        return SmtpPost(url, sender, reply_to)
    if url == "memory:":
        return MEMORY
    raise ValueError("MAIL_URL must begin with folder:, smtp:// or smtps://")
