"""What every page is given: language, navigation, footer, filters and the components' loader."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from babel.dates import format_date, format_datetime
from flask import Flask, current_app, g, request, url_for
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from markupsafe import Markup
from werkzeug.routing import BuildError

from workforce.core import clock, registry, translation
from workforce.core.translation import lazy
from workforce.web.actor import account, acting
from workforce.web.assets import asset_url
from workforce.web.links import here, path_here

LANGUAGE_COOKIE = "language"
KEPT, MOST_KEPT = "kept_parts", 5_000
YEAR = 31_536_000
FOOTER = (
    (lazy("Worried about a child?"), "pages_public.concern"),
    (lazy("Help"), "pages_public.help_page"),
    (lazy("Is this offer real?"), "applications_offers_public.check_offer"),
    (lazy("Accessibility statement"), "pages_public.accessibility"),
    (lazy("Privacy"), "pages_public.privacy"),
    (lazy("Cookies"), "pages_public.cookies"),
)


CHROME = {
    "account_href": "accounts_account.overview",
    "sign_in_href": "accounts_public.sign_in",
    "register_href": "accounts_public.register",
    "sign_out_href": "accounts_account.sign_out",
    "concern_href": "pages_public.concern",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the chrome."""

    text: Any
    href: str
    active: bool = False
    code: str = ""


def _locale() -> str:
    return {"cy": "cy"}.get(translation.language(), "en_GB")


def long_date(day: date | str | None) -> str:
    """A day in words, such as 21 November 2026; letters hand it over as ISO text."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return "" if day is None else format_date(day, "d MMMM yyyy", locale=_locale())


def short_date(day: date | None) -> str:
    """A day in short words, such as 21 Nov 2026."""
    return "" if day is None else format_date(day, "d MMM yyyy", locale=_locale())


def rough_date(day: date | None, *, exact: bool) -> str:
    """A day in short words, or its month where nobody knows the day: Nov 2026."""
    if day is None or exact:
        return short_date(day)
    return format_date(day, "MMM yyyy", locale=_locale())


def moment_in_words(moment: datetime | None) -> str:
    """A moment by the London clock, such as 21 November 2026, 14:05."""
    if moment is None:
        return ""
    return format_datetime(clock.london(moment), "d MMMM yyyy, HH:mm", locale=_locale())


def pounds(pence: int | None) -> str:
    """Pence as pounds: £12.71, or £25,000 where there are no odd pence."""
    if pence is None:
        return ""
    whole, odd = divmod(abs(pence), 100)
    sign = "-" if pence < 0 else ""
    return f"{sign}£{whole:,}" + (f".{odd:02d}" if odd or whole < 1000 else "")


def plain_decimal(value: Decimal | None) -> str:
    """A decimal without needless noughts: 37.5, 40, 1.25."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def choose_language() -> None:
    """Serve in the language asked for in the link, remembered, or English."""
    asked = request.args.get("lang", "")
    if asked == translation.PSEUDO and not registry.settings().testing:
        asked = ""
    g.chosen_language = asked if asked in {*translation.LANGUAGES, translation.PSEUDO} else ""
    translation.speak(g.chosen_language or request.cookies.get(LANGUAGE_COOKIE, "en"))


def _remember_language(answer: Any) -> Any:  # noqa: ANN401 - a response in, the same out
    if g.get("chosen_language"):
        answer.set_cookie(
            LANGUAGE_COOKIE,
            g.chosen_language,
            max_age=YEAR,
            secure=registry.settings().secure,
            httponly=True,
            samesite="Lax",
        )
    return answer


@lru_cache(maxsize=500)
def _lasting_href(_app: str, _root: str, endpoint: str) -> str | None:
    """The address of a door without arguments, which never changes while we run."""
    try:
        return url_for(endpoint)
    except BuildError:
        return None


@lru_cache(maxsize=8)
def _lasting(app: str, root: str) -> dict[str, Any]:
    """What every page has alike, whoever reads it."""
    doors = ((text, _lasting_href(app, root, endpoint)) for text, endpoint in FOOTER)
    chrome = {name: _lasting_href(app, root, endpoint) for name, endpoint in CHROME.items()}
    return {
        **chrome,
        "home_href": "/",
        "footer_links": tuple(Link(text, href) for text, href in doors if href),
    }


def _navigation(app: str, root: str) -> tuple[Link, ...]:
    actor, path = acting(), request.path
    items = sorted(registry.registry().each("navigation"), key=_place)
    links = []
    for item in items:
        href = _lasting_href(app, root, item.endpoint) if item.shown(actor) else None
        if href is not None:
            here = path == href or (href != "/" and path.startswith(f"{href}/"))
            links.append(Link(item.text, href, active=here))
    return tuple(links)


def _place(item: registry.NavigationItem) -> int:
    return item.order


def _language_links() -> list[Link]:
    pairs = [(key, value) for key, value in request.args.items(multi=True) if key != "lang"]
    path, spoken = path_here(), translation.language()
    asked = f"{path}?{urlencode(pairs)}&" if pairs else f"{path}?"
    return [
        Link(name, f"{asked}lang={code}", active=code == spoken, code=code)
        for code, name in translation.LANGUAGES.items()
    ]


def kept(*key: Any, caller: Callable[[], str]) -> Markup:
    """A part of the page that depends on these values and the language only, drawn once.

    The key holds every value that the part shows, so that what is kept is never out of date.
    """
    store: dict[tuple[Hashable, ...], Markup] = current_app.extensions.setdefault(KEPT, {})
    where: tuple[Hashable, ...] = (translation.language(), *key)
    try:
        part = store.get(where)
    except TypeError:  # a list or a mapping among the values: compare by what they say
        where = (translation.language(), repr(key))
        part = store.get(where)
    if part is None:
        if len(store) >= MOST_KEPT:
            store.clear()
        part = store[where] = Markup(caller())  # noqa: S704 - drawn by our own template
    return part


def _context() -> dict[str, Any]:
    current, app, root = registry.settings(), current_app.name, request.script_root
    who = account()
    organisations = _lasting_href(app, root, "providers_account.organisations") if who else None
    return {
        **_lasting(app, root),
        "service_name": current.service_name,
        "contact_email": current.contact_email,
        "account_name": who.name if who else "",
        "organisation_name": who.organisation_name if who else "",
        "organisations_url": organisations,
        "demo": current.demo,
        "language": translation.language().replace(translation.PSEUDO, "en"),
        "acting": acting(),
        "navigation": _navigation(app, root),
        "language_links": _language_links(),
        "today": clock.today(),
    }


def install(app: Flask) -> None:
    """Give every page its words, filters and chrome."""
    environment = app.jinja_env
    environment.add_extension("jinja2.ext.i18n")
    environment.add_extension("jinja2.ext.do")
    install_words: Any = environment
    install_words.install_gettext_callables(
        translation.phrase, translation.plural_phrase, newstyle=True
    )
    environment.trim_blocks = environment.lstrip_blocks = True
    own = app.jinja_loader
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    environment.loader = ChoiceLoader([loader for loader in (own, govuk) if loader])
    environment.globals.update(
        asset=asset_url, here=here, kept=kept, _=environment.globals["gettext"]
    )
    environment.filters.update(
        long_date=long_date,
        short_date=short_date,
        moment=moment_in_words,
        pounds=pounds,
        plain=plain_decimal,
    )
    app.before_request(choose_language)
    app.after_request(_remember_language)
    app.context_processor(_context)
