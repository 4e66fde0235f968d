"""How often a thing may be tried: counted in our own database, so that all processes agree."""

from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import IPv6Address, ip_address
from math import ceil

from babel.dates import format_timedelta
from flask import Flask, Response, g, request
from limits import RateLimitItem, parse
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import String, case, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from workforce.core import clock, registry, secrets, translation
from workforce.core.db import Base, atomic, is_postgresql, session
from workforce.core.errors import TooMany
from workforce.core.translation import lazy
from workforce.core.types import Moment

# THE table of figures; docs/operating.md repeats it. Nobody is ever shut out for good: each count
# ends with its window, and a new password by a link to the person's own address clears theirs.
LIMITS = {
    # accounts
    "sign-in-here": "10 per 15 minutes",  # one account from one client address
    "sign-in-account": "60 per hour",  # one account from anywhere
    "sign-in-client": "100 per 15 minutes",  # one client address, any account
    "register-client": "20 per hour",
    "register-account": "5 per hour",
    "reset-client": "20 per hour",
    "reset-account": "3 per hour",
    "change-email": "5 per hour",
    "password-check": "10 per 15 minutes",  # a signed-in person's own password, asked again
    "second-factor": "10 per 15 minutes",
    "link": "60 per 15 minutes",  # opening links from letters, by client address
    "recovery": "20 per hour",  # support opening recoveries
    "own-data": "10 per hour",
    "keep-answers": "60 per hour",  # typed into a page whose sign-in had ended, by client address
    # codes and expensive doors of other features
    "code": "10 per 15 minutes",
    "join": "5 per hour",
    "invite": "50 per hour",
    "api": "120 per minute",
    "apply": "30 per hour",
    "message": "30 per hour",  # between employers and candidates, by writer
    "report-job": "10 per hour",  # by client address
    "interest-client": "20 per hour",  # asking to hear more from one client address
    "interest-address": "5 per hour",  # letters to confirm it, to one address
    "open-day-client": "20 per hour",  # booking open days from one client address
    "open-day-address": "5 per hour",  # letters about bookings, to one address
    "open-day-place": "30 per hour",  # places typed for open days, by account: each is looked up
    "alert-client": "20 per hour",  # asking for alerts from one client address
    "alert-address": "5 per hour",  # asking for alerts to one address
    "upload": "60 per hour",
    "import": "30 per hour",
    "export": "30 per hour",
}
BATCH = 5_000


class RateLimit(Base):
    """One count: a digest of what is counted, how often so far, and until when."""

    key_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    hit_count: Mapped[int]
    expires_at: Mapped[Moment] = mapped_column(index=True)


class OwnDatabase(Storage):
    """The counters of the `limits` package, kept in our own database."""

    STORAGE_SCHEME = None

    @property
    def base_exceptions(self) -> tuple[type[Exception], ...]:
        """Errors are passed on as they are."""
        return ()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count once more, in one statement and a short transaction of its own."""
        return _count(secrets.digest(key), timedelta(seconds=expiry), amount)

    def get(self, key: str) -> int:
        """How often the window has counted so far."""
        row = _window(key)
        return row.hit_count if row else 0

    def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds of the epoch."""
        row = _window(key)
        return (row.expires_at if row else clock.now()).timestamp()

    def check(self) -> bool:
        """Whether the counters can be reached: they live where everything lives."""
        return True

    def reset(self) -> int | None:
        """Forget every count."""
        return _forget(None)

    def clear(self, key: str) -> None:
        """Forget one count."""
        _forget(secrets.digest(key))


def _window(key: str) -> RateLimit | None:
    query = select(RateLimit).where(
        RateLimit.key_digest == secrets.digest(key), RateLimit.expires_at > clock.now()
    )
    return session().scalars(query.execution_options(populate_existing=True)).one_or_none()


@atomic
def _count(key_digest: str, lasts: timedelta, amount: int) -> int:
    present = clock.now()
    dialect = postgresql if is_postgresql() else sqlite
    new = dialect.insert(RateLimit).values(
        key_digest=key_digest, hit_count=amount, expires_at=present + lasts
    )
    ended = RateLimit.expires_at <= present
    counted = new.on_conflict_do_update(
        index_elements=[RateLimit.key_digest],
        set_={
            "hit_count": case((ended, amount), else_=RateLimit.hit_count + amount),
            "expires_at": case((ended, present + lasts), else_=RateLimit.expires_at),
        },
    ).returning(RateLimit.hit_count)
    return int(session().execute(counted).scalar_one())


@atomic
def _forget(key_digest: str | None) -> int:
    query = delete(RateLimit)
    if key_digest is not None:
        query = query.where(RateLimit.key_digest == key_digest)
    return int(getattr(session().execute(query), "rowcount", 0))


@atomic
def purge(moment: datetime) -> int:
    """Remove counts whose window has ended; says how many."""
    ended = select(RateLimit.key_digest).where(RateLimit.expires_at <= moment).limit(BATCH)
    gone = delete(RateLimit).where(RateLimit.key_digest.in_(ended))
    return int(getattr(session().execute(gone), "rowcount", 0))


_limiter = FixedWindowRateLimiter(OwnDatabase())


@cache
def _rule(name: str) -> RateLimitItem:
    return parse(LIMITS[name])


def limited(name: str, key: str | None = None) -> None:
    """Count one try under a rule of the table; one too many raises TooMany.

    `key` says whose tries are counted (an account, an API key); without it, the client address.
    Call it before the request's own work: it ends the transaction in which the request reads.
    """
    rule = _rule(name)
    if not registry.settings().rate_limits:
        return
    counted = key if key is not None else client_address()
    if not _limiter.hit(rule, name, counted):
        ends_at = _limiter.get_window_stats(rule, name, counted).reset_time
        raise _refusal(datetime.fromtimestamp(ends_at, UTC))


def forget(name: str, key: str) -> None:
    """Forget the tries counted under a rule, as after a proof that they were the person's own."""
    if registry.settings().rate_limits:
        _limiter.clear(_rule(name), name, key)


def _refusal(ends_at: datetime) -> TooMany:
    seconds = max(1, ceil((ends_at - clock.now()).total_seconds()))
    g.retry_after = seconds
    locale = "cy" if translation.language() == translation.WELSH else "en_GB"
    wait = format_timedelta(timedelta(seconds=60 * ceil(seconds / 60)), threshold=60, locale=locale)
    return TooMany(lazy("You have tried too many times. Try again in %(wait)s", wait=wait))


def client_address() -> str:
    """Where the request came from: an IPv4 address, or the /64 network that one household has."""
    raw = request.remote_addr or "unknown"
    try:
        address = ip_address(raw)
    except ValueError:
        return raw
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped.compressed if address.ipv4_mapped else address.exploded[:19]
    return raw


def _say_when(answer: Response) -> Response:
    if answer.status_code == 429 and "retry_after" in g:
        answer.headers["Retry-After"] = str(g.retry_after)
    return answer


def install(app: Flask) -> None:
    """Tell every client that was refused when to try again."""
    app.after_request(_say_when)
