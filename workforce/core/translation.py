"""Words in the reader's language: English is the key, Welsh comes from catalogues by feature."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib import resources
from io import BytesIO
from typing import Any

from babel.messages.pofile import read_po

ENGLISH, WELSH, PSEUDO = "en", "cy", "xx"
LANGUAGES = {ENGLISH: "English", WELSH: "Cymraeg"}

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def language() -> str:
    """The language of the reader being served."""
    return _language.get()


def speak(code: str) -> None:
    """Serve the rest of this request or task in a language."""
    _language.set(code if code in {*LANGUAGES, PSEUDO} else ENGLISH)


@contextmanager
def using(code: str) -> Iterator[None]:
    """Serve a block, such as one letter, in a language."""
    token = _language.set(code if code in {*LANGUAGES, PSEUDO} else ENGLISH)
    try:
        yield
    finally:
        _language.reset(token)


@lru_cache(maxsize=1)
def welsh() -> dict[str, tuple[str, ...]]:
    """Every Welsh text by its English, from all catalogues; plural forms in order."""
    catalogue: dict[str, tuple[str, ...]] = {}
    folder = resources.files("workforce") / "translations" / WELSH
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".po"):
            continue
        for message in read_po(BytesIO(file.read_bytes()), locale=WELSH):
            said = message.string or ""
            forms = (said,) if isinstance(said, str) else tuple(said)
            key = message.id if isinstance(message.id, str) else message.id[0]
            if key and any(forms):
                catalogue[key] = tuple(form or forms[0] for form in forms)
    return catalogue


def _welsh_form(count: int, forms: tuple[str, ...]) -> str:
    """The catalogue's plural rule: one; two; three; six; any other (as many as are given)."""
    index = {1: 0, 2: 1, 3: 2, 6: 3}.get(count, 4)
    return forms[min(index, len(forms) - 1)]


def phrase(text: str) -> str:
    """The text in the reader's language, its values not yet put in (templates do that)."""
    if language() == PSEUDO:
        return f"⟦{text}⟧"
    return welsh().get(text, (text,))[0] if language() == WELSH else text


def plural_phrase(one: str, many: str, count: int) -> str:
    """The text for a count, its values not yet put in (templates do that)."""
    if language() == WELSH and one in welsh():
        return _welsh_form(count, welsh()[one])
    said = one if count == 1 else many
    return f"⟦{said}⟧" if language() == PSEUDO else said


def gettext(text: str, **values: object) -> str:
    """The text in the reader's language, with its values put in."""
    said = phrase(text)
    return said % values if values else said


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The text for a count, in the reader's language; `%(num)s` stands for the count."""
    return plural_phrase(one, many, count) % {"num": count, **values}


_ = gettext


class Lazy:
    """A text that becomes words only when a reader is known; for labels of classes and enums."""

    __slots__ = ("text", "values")

    def __init__(self, text: str, **values: object) -> None:
        """Keep the English and its values."""
        self.text, self.values = text, values

    def __str__(self) -> str:
        """The words in the present reader's language."""
        return gettext(self.text, **self.values)

    def __html__(self) -> str:
        """The words, safe to stand in a page."""
        from markupsafe import escape  # noqa: PLC0415 - only pages need it

        return str(escape(str(self)))

    def __repr__(self) -> str:
        """The English, for whoever debugs."""
        return f"lazy({self.text!r})"

    def __mod__(self, values: dict[str, object]) -> "Lazy":
        """The same text with values, as form validators put them in."""
        return Lazy(self.text, **{**self.values, **values})

    def __eq__(self, other: object) -> bool:
        """Equal when it says the same in English."""
        return isinstance(other, Lazy) and (self.text, self.values) == (other.text, other.values)

    def __hash__(self) -> int:
        """By the English."""
        return hash(self.text)


def lazy(text: str, **values: Any) -> Lazy:
    """A text to be translated when it is read."""
    return Lazy(text, **values)
