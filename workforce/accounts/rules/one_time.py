"""One-time codes of an authenticator app: which time step a code proves, each step only once."""

import hmac

import pyotp

STEP_SECONDS = 30
DIGITS = 6
DRIFT = 1
RECOVERY_CODES = 10
RECOVERY_LENGTH = 10


def new_secret() -> str:
    """A random secret as authenticator apps take it, 160 bits in base 32."""
    return pyotp.random_base32()


def step_of(seconds: float) -> int:
    """The number of the thirty-second step that a moment lies in."""
    return int(seconds) // STEP_SECONDS


def proved_step(secret: str, code: str, present: int, last: int | None) -> int | None:
    """The step that a code proves, not older than one before nor used already; else None."""
    if len(code) != DIGITS or not (code.isascii() and code.isdecimal()):
        return None
    app = pyotp.HOTP(secret, digits=DIGITS)
    steps = range(present - DRIFT, present + DRIFT + 1)
    right = [step for step in steps if hmac.compare_digest(app.at(step), code)]
    fresh = [step for step in right if last is None or step > last]
    return max(fresh, default=None)


def address(secret: str, account: str, issuer: str) -> str:
    """The otpauth address that a QR code carries into an authenticator app."""
    return pyotp.TOTP(secret, digits=DIGITS).provisioning_uri(name=account, issuer_name=issuer)


def in_groups(text: str, size: int) -> str:
    """Letters in groups, as people copy them."""
    return " ".join(text[place : place + size] for place in range(0, len(text), size))


def bare(code: str) -> str:
    """A recovery code as it is compared: capitals without spaces and hyphens."""
    return "".join(sign for sign in code.upper() if sign.isalnum())
