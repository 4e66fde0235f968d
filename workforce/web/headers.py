"""Headers that every answer carries: a strict content security policy, HSTS, and what to cache."""

from flask import Flask, Response, request

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


def install(app: Flask) -> None:
    """Dress every answer."""
    app.after_request(_dress)
