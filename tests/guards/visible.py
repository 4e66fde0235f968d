"""What a page says to a person, and which of its words never went through translation.

Under the pseudo-language every translated text stands between ⟦ and ⟧. Letters outside are
either data (a name, a date, an address) or a text that somebody forgot.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

OPEN, CLOSE = "⟦", "⟧"
NOT_WORDS = frozenset({"script", "style", "template", "svg"})
SPOKEN = ("alt", "aria-label", "placeholder", "aria-description", "aria-roledescription")
BUTTONS = frozenset({"submit", "button", "reset"})
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
DATE = re.compile(rf"\b(\d{{1,2}}\s+)?({MONTHS})(\s+\d{{4}})?\b")
ADDRESS = re.compile(r"\bhttps?://\S+|\b[\w.+-]+@[\w.-]+\w|(?<!\w)/[\w./<>-]+")
TOKEN = re.compile(r"\b[A-Za-z0-9_-]*\d[A-Za-z0-9_-]*\b")
LETTER = re.compile(r"[^\W\d_]")
# Whole pieces that are no words: codes to type in, files, columns of a file, a kind and its id.
NO_WORDS = re.compile(
    r"(?:[A-Z0-9]{4,5} )+[A-Z0-9]{4,5}"
    r"|[\w-]+\.(?:csv|json|ods|xlsx|pdf)"
    r"|(?=\w*_)\w+(?:, [a-z_]+)+"
    r"|[a-z-]+ [a-z0-9]{16}"
)


def spoken(html: str) -> Iterator[str]:
    """Every run of text that a person sees or hears, in the order of the page."""
    soup = BeautifulSoup(html, "html.parser")
    if soup.title:
        yield soup.title.get_text()
    body = soup.body or soup
    yield "".join(_texts(body))
    for tag in soup.select("*"):
        yield from _attributes(tag)


def _texts(node: Tag) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, Tag):
            if child.name in NOT_WORDS or _is_code(child) or _speaks_for_itself(child):
                continue
            yield "\n"
            yield from _texts(child)
            yield "\n"
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield str(child)


def _is_code(tag: Tag) -> bool:
    """Whether this is a word for machines, which is the same in every language."""
    return tag.name == "code" and tag.get("translate") == "no"


def _speaks_for_itself(tag: Tag) -> bool:
    """Whether this part says that it is in a language of its own, as a letter shown before it goes.

    Links to the other languages are looked at like every other.
    """
    return tag.get("lang") is not None and "app-letter" in (tag.get("class") or [])


def _attributes(tag: Tag) -> Iterator[str]:
    for name, value in tag.attrs.items():
        wanted = name in SPOKEN or name.startswith("data-i18n")
        button = name == "value" and tag.name == "input" and tag.get("type") in BUTTONS
        described = name == "content" and tag.get("name") == "description"
        if (wanted or button or described) and isinstance(value, str):
            yield value


def outside(text: str) -> list[str]:
    """The pieces of a text that stand outside the brackets, one for each line."""
    depth, pieces, current = 0, [], ""
    for sign in text:
        if sign == OPEN:
            depth += 1
            sign_kept = "\n"
        elif sign == CLOSE:
            depth -= 1
            sign_kept = "\n"
        else:
            sign_kept = sign if depth == 0 else ""
        current += sign_kept
    pieces += [" ".join(line.split()) for line in current.split("\n")]
    return [piece for piece in pieces if piece]


def untranslated(html: str, data: list[str]) -> list[str]:
    """The pieces of a page that are neither translated nor data."""
    return [piece for text in spoken(html) for piece in outside(text) if has_words(piece, data)]


def has_words(piece: str, data: list[str]) -> bool:
    """Whether anything is left of a piece when data, dates and addresses are taken out."""
    if NO_WORDS.fullmatch(piece):
        return False
    for known in data:
        if known in piece:
            piece = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", " ", piece)
    for pattern in (ADDRESS, DATE, TOKEN):
        piece = pattern.sub(" ", piece)
    return LETTER.search(piece) is not None
