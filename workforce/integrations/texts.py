"""Outgoing text messages: a gateway that takes JSON over HTTPS, a folder of files, or memory."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from workforce.integrations.mail import Undeliverable

TIMEOUT = 20
REFUSED_FOR_GOOD = frozenset({400, 404, 410, 422})


@dataclass(frozen=True, slots=True)
class Text:
    """One text message ready to go; `key` lets a gateway recognise a second try."""

    to: str
    words: str
    key: str


class Gateway(Protocol):
    """Something that takes text messages."""

    def send(self, text: Text) -> None:
        """Hand one message over or raise Undeliverable."""


@dataclass(slots=True)
class MemoryGateway:
    """Keeps messages in memory; for tests."""

    sent: list[Text] = field(default_factory=list)

    def send(self, text: Text) -> None:
        """Keep the message."""
        self.sent.append(text)


@dataclass(frozen=True, slots=True)
class FolderGateway:
    """Writes each message to a file under its key."""

    folder: Path

    def send(self, text: Text) -> None:
        """Write the message; a second time overwrites the same file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / f"{text.key}.txt"
        part = target.with_suffix(".part")
        part.write_text(f"To: {text.to}\n\n{text.words}\n", "utf-8")
        part.replace(target)


@dataclass(frozen=True, slots=True)
class HttpGateway:
    """Posts `{"to", "text", "key"}` to a gateway; the key of the account stands in the address."""

    url: str

    def send(self, text: Text) -> None:
        """Hand one message over."""
        where = urlsplit(self.url)
        port = f":{where.port}" if where.port else ""
        address = urlunsplit((where.scheme, f"{where.hostname}{port}", where.path, where.query, ""))
        body = json.dumps({"to": text.to, "text": text.words, "key": text.key}).encode()
        request = Request(address, body, {"Content-Type": "application/json"})  # noqa: S310 - checked in gateway_of
        if where.username:
            request.add_header("Authorization", f"Bearer {unquote(where.username)}")
        try:
            with urlopen(request, timeout=TIMEOUT):  # noqa: S310 - checked in gateway_of
                return
        except HTTPError as wrong:
            final = wrong.code in REFUSED_FOR_GOOD
            raise Undeliverable(f"gateway said {wrong.code}", final=final) from wrong
        except (URLError, OSError) as wrong:
            raise Undeliverable(type(wrong).__name__, final=False) from wrong


MEMORY = MemoryGateway()


def gateway_of(url: str) -> Gateway:
    """The gateway that a TEXTS_URL names."""
    if url.startswith("folder:"):
        return FolderGateway(Path(url.removeprefix("folder:")))
    if url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        return HttpGateway(url)
    if url == "memory:":
        return MEMORY
    raise ValueError("TEXTS_URL must begin with folder: or https://")
