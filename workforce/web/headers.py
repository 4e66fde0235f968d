"""Headers that every answer carries: a strict content security policy, HSTS, and what to cache."""

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

from workforce.core import registry

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self' https://checkout.stripe.com",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
YEAR = 31_536_000
SIGNER = "session_signer"


def _dress(answer: Response) -> Response:
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    answer.headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()"
    if registry.settings().secure:
        answer.headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
    if request.endpoint == "static":
        answer.headers["Cache-Control"] = (
            f"public, max-age={YEAR}, immutable" if request.args.get("v") else "public, max-age=300"
        )
    else:
        answer.headers.setdefault("Cache-Control", "no-store")
    return answer


class Cookies(SecureCookieSessionInterface):
    """Flask's signed cookie, whose signer is made once and not twice at every request."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The signer of this application."""
        if SIGNER not in app.extensions:
            app.extensions[SIGNER] = super().get_signing_serializer(app)
        signer: URLSafeTimedSerializer | None = app.extensions[SIGNER]
        return signer


def install(app: Flask) -> None:
    """Dress every answer."""
    app.session_interface = Cookies()
    app.after_request(_dress)
