"""The assembly room: settings, extensions, doors and contributions become one application."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from workforce.accounts.views import session as sign_in_session
from workforce.cli import install as install_commands
from workforce.contributions import CONTRIBUTIONS
from workforce.core import clock
from workforce.core.db import db
from workforce.core.registry import Registry, SettingsLike
from workforce.providers.views import acting
from workforce.web import access, actor, errors, headers, layout, limits, logs

ROOT = Path(__file__).resolve().parents[1]
FEATURES = (
    "messages",
    "places",
    "accounts",
    "documents",
    "providers",
    "employment",
    "checks",
    "immigration",
    "training",
    "vacancies",
    "applications",
    "campaigns",
    "sponsorship",
    "staffing",
    "pages",
)
ROOMS_WITH_DOORS = ("views", "api", "webhooks")
LARGEST_REQUEST = 25 * 1024 * 1024


def create_app(settings: SettingsLike) -> Flask:
    """Assemble the application for these settings; nothing else happens here."""
    app = Flask("workforce", root_path=str(ROOT))
    app.extensions["settings"] = settings
    app.extensions["contributions"] = Registry(CONTRIBUTIONS)
    clock.set_today(settings.today)
    _configure(app, settings)
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"))
    csrf = CSRFProtect(app)
    logs.install(app)
    headers.install(app)
    errors.install(app)
    layout.install(app)
    limits.install(app)
    sign_in_session.install(app)
    actor.install(app, acting.actor_of_request, acting.account_of_request)
    access.install(app)
    for feature in FEATURES:
        _know_tables(feature)
        _open_doors(app, csrf, feature)
    install_commands(app)
    return app


def _configure(app: Flask, settings: SettingsLike) -> None:
    """Flask's own settings, from ours."""
    app.testing = settings.testing
    url = settings.database_url
    if url.startswith("sqlite:///") and ":memory:" not in url:
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    # Errors are logged, and what was typed never is.
    options: dict[str, Any] = {"hide_parameters": True}
    if "sqlite" not in url:
        options |= {"pool_size": 8, "max_overflow": 8}
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=url,
        SQLALCHEMY_ENGINE_OPTIONS=options,
        SESSION_COOKIE_NAME="workforce",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=settings.secure,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        fixed = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
        app.wsgi_app = fixed  # type: ignore[method-assign]


def _know_tables(feature: str) -> None:
    """Load a feature's tables, so that they are in the metadata even before a door asks."""
    name = f"workforce.{feature}.models"
    if find_spec(name) is not None:
        import_module(name)


def _open_doors(app: Flask, csrf: CSRFProtect, feature: str) -> None:
    """Register what a feature's rooms with doors offer; machines' doors carry no form token."""
    for room in ROOMS_WITH_DOORS:
        name = f"workforce.{feature}.{room}"
        if find_spec(name) is None:
            continue
        for blueprint in getattr(import_module(name), "BLUEPRINTS", ()):
            if room != "views":
                csrf.exempt(blueprint)
            app.register_blueprint(blueprint)
