"""Who cannot be a referee, and which addresses are asked about."""

import re

# Free addresses that anybody can have; an employer rarely writes from one.
FREE_MAIL = """
    aol.com btinternet.com gmail.com gmx.co.uk gmx.com googlemail.com hotmail.co.uk hotmail.com
    icloud.com live.co.uk live.com mail.com me.com msn.com outlook.com proton.me protonmail.com
    sky.com talktalk.net virginmedia.com yahoo.co.uk yahoo.com ymail.com
"""
FREE_DOMAINS = frozenset(FREE_MAIL.split())
KIN = (
    "mum|mam|mother|dad|father|parent|step-?(?:mother|father|mum|dad)|(?:step-?)?brother|"
    "(?:step-?)?sister|son|daughter|aunt(?:ie|y)?|uncle|cousin|gran(?:dmother|dfather|dad|ny|ma|"
    "dma|dpa)?|husband|wife|partner|fianc[eé]e?|boyfriend|girlfriend|niece|nephew|relative|"
    "relation|family"
)
KIN_IN_WELSH = (
    "mam|fam|tad|nhad|chwaer|brawd|mrawd|gŵr|ngŵr|gwraig|ngwraig|nain|taid|mamgu|tadcu|modryb|"
    "ewythr|cefnder|cyfnither|partner|mhartner|mab|merch"
)
# "My mother", or "mother" alone; but not "she ran the family support team".
FAMILY = re.compile(
    rf"\bmy (?:own |older |younger |late )?(?:{KIN})\b|"
    rf"^\W*(?:(?:{KIN}|{KIN_IN_WELSH})\b(?: a | and |\W|$)*)+$|"
    rf"\bfy (?:{KIN_IN_WELSH})\b",
    re.IGNORECASE,
)


def is_family(relation: str) -> bool:
    """Whether the words for how two people know each other name a relative or partner."""
    return FAMILY.search(relation) is not None


def is_free(email: str) -> bool:
    """Whether an address is one that anybody can have for nothing."""
    return email.rpartition("@")[2].casefold() in FREE_DOMAINS


def is_same(one: str, other: str) -> bool:
    """Whether two addresses lead to the same box: capitals, dots and tags of a name set apart."""
    return _plain(one) == _plain(other)


def _plain(email: str) -> str:
    name, _at, domain = email.strip().casefold().rpartition("@")
    name = name.partition("+")[0]
    return f"{name.replace('.', '')}@{domain}"
