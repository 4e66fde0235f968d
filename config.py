"""Settings: one frozen dataclass read from the environment, loud when something is wrong."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parent
DEVELOPMENT_SECRET = "only-for-a-demo-on-this-machine"  # noqa: S105 - refused outside demo mode
SHORTEST_SECRET = 32


class SettingsError(ValueError):
    """A setting is missing, malformed or unsafe; the message says which and what to do."""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between one running copy and another."""

    secret_key: str
    previous_secret_keys: tuple[str, ...] = ()
    database_url: str = "sqlite:///var/workforce.sqlite3"
    read_database_url: str = ""
    port: int = 8000
    base_url: str = "http://localhost:8000"
    demo: bool = False
    testing: bool = False
    today: date | None = None
    mail_url: str = "folder:var/mail"
    mail_from: str = "no-reply@localhost"
    contact_email: str = "help@localhost"
    texts_url: str = "folder:var/texts"
    files_url: str = "folder:var/files"
    stripe_secret_key: str = ""
    stripe_webhook_secret: str = ""
    stripe_api_base: str = ""
    redis_url: str = ""
    clamd_url: str = ""
    sentry_dsn: str = ""
    trusted_proxies: int = 0
    rate_limits: bool = True
    service_name: str = "Children’s Homes Workforce"

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Self:
        """Read the environment; raise SettingsError where a value cannot be used."""
        env = os.environ if env is None else env
        demo = _flag(env, "DEMO", default=False)
        port = _whole(env, "PORT", 8000)
        secret = env.get("SECRET_KEY", "")
        if not secret and demo:
            secret = DEVELOPMENT_SECRET
        settings = cls(
            secret_key=secret,
            previous_secret_keys=tuple(
                part for part in env.get("PREVIOUS_SECRET_KEYS", "").split(",") if part
            ),
            database_url=_database(env.get("DATABASE_URL") or cls.database_url),
            read_database_url=_database(env.get("READ_DATABASE_URL", "")),
            port=port,
            base_url=(env.get("BASE_URL") or f"http://localhost:{port}").rstrip("/"),
            demo=demo,
            today=_day(env, "TODAY"),
            mail_url=env.get("MAIL_URL") or cls.mail_url,
            mail_from=env.get("MAIL_FROM") or cls.mail_from,
            contact_email=env.get("CONTACT_EMAIL") or env.get("MAIL_FROM") or cls.contact_email,
            texts_url=env.get("TEXTS_URL") or cls.texts_url,
            files_url=env.get("FILES_URL") or cls.files_url,
            stripe_secret_key=env.get("STRIPE_SECRET_KEY", ""),
            stripe_webhook_secret=env.get("STRIPE_WEBHOOK_SECRET", ""),
            stripe_api_base=env.get("STRIPE_API_BASE", ""),
            redis_url=env.get("REDIS_URL", ""),
            clamd_url=env.get("CLAMD_URL", ""),
            sentry_dsn=env.get("SENTRY_DSN", ""),
            trusted_proxies=_whole(env, "TRUSTED_PROXIES", 0),
            rate_limits=_flag(env, "RATE_LIMITS", default=True),
            service_name=env.get("SERVICE_NAME") or cls.service_name,
        )
        settings.refuse_unsafe()
        return settings

    def refuse_unsafe(self) -> None:
        """Stop a production start that would be unsafe."""
        if not self.secret_key:
            raise SettingsError(
                "Set SECRET_KEY to at least 32 random characters, for example the output of: "
                "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
            )
        if not self.files_url.startswith(("folder:", "s3://")):
            raise SettingsError("FILES_URL must begin with folder: or s3://")
        if self.demo:
            return
        if self.secret_key == DEVELOPMENT_SECRET or len(self.secret_key) < SHORTEST_SECRET:
            raise SettingsError("SECRET_KEY is too short or a known example: use 32 characters")
        if self.today is not None and not self.testing:
            raise SettingsError("TODAY moves the clock and is for demo mode and tests only")
        if not self.rate_limits and not self.testing:
            raise SettingsError("RATE_LIMITS=off is for demo mode and tests only")

    @property
    def secure(self) -> bool:
        """Whether people reach this copy over TLS."""
        return self.base_url.startswith("https://")


def _flag(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = env.get(name, "").strip().lower()
    if text in {"", None}:
        return default
    if text in {"1", "on", "true", "yes"}:
        return True
    if text in {"0", "off", "false", "no"}:
        return False
    raise SettingsError(f"{name} must be on or off, not {text!r}")


def _whole(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, "").strip()
    if not text:
        return default
    if not text.isdecimal():
        raise SettingsError(f"{name} must be a whole number, not {text!r}")
    return int(text)


def _day(env: Mapping[str, str], name: str) -> date | None:
    text = env.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise SettingsError(f"{name} must be a day like 2026-11-21, not {text!r}") from wrong


def _database(url: str) -> str:
    """Name the driver of a bare postgres address; root relative SQLite paths."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    relative = url.removeprefix("sqlite:///")
    if relative != url and not relative.startswith("/") and relative != ":memory:":
        return f"sqlite:///{ROOT / relative}"
    return url
