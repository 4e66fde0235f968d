"""Where somebody who looks at a job came from: a kind of place, never an address."""

import re
from urllib.parse import urlsplit

LINK = "link:"
LINK_CODE = re.compile(r"[a-z0-9-]{1,60}")
# Codes of our own letters, which no campaign's link may have; letters of before had another.
ALERT, REMINDER = "alert", "reminder"
OWN_CODES = {ALERT: ALERT, "job-alert": ALERT, REMINDER: REMINDER}
DIRECT, INTERNAL, OTHER_SITE = "direct", "this-site", "other-site"
SEARCH_ENGINE, SOCIAL = "search-engine", "social"
KNOWN_SITES = {
    SEARCH_ENGINE: ("google", "bing", "duckduckgo", "yahoo", "ecosia", "qwant", "brave"),
    SOCIAL: (
        "facebook",
        "instagram",
        "linkedin",
        "lnkd",
        "tiktok",
        "twitter",
        "t",
        "x",
        "youtube",
        "reddit",
        "whatsapp",
    ),
}


def link_code(via: str) -> str:
    """The code of a tracked link as it was given, or nothing where it cannot be one."""
    return via if LINK_CODE.fullmatch(via) else ""


def came_from(via: str, referrer: str, own_host: str) -> str:
    """The kind of place a visitor came from; a tracked link says it best."""
    code = link_code(via)
    if code:
        return of_code(code)
    host = _host(referrer)
    if not host:
        return DIRECT
    if host == _host(f"//{own_host}"):
        return INTERNAL
    return _kind_of(host)


def of_code(code: str) -> str:
    """The kind of place that the code of a link stands for: a letter of ours, or its own."""
    return OWN_CODES.get(code, f"{LINK}{code}")


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _kind_of(host: str) -> str:
    """By the name before the ending: google.co.uk and m.facebook.com are known by one part."""
    parts = host.split(".")[:-1]
    for kind, names in KNOWN_SITES.items():
        if any(part in names for part in parts):
            return kind
    return OTHER_SITE
