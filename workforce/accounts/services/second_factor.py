"""The second factor: a code from an app, each step once, or a recovery code, each once."""

from sqlalchemy import delete, update

from workforce.accounts import queries
from workforce.accounts.models import Person, RecoveryCode, SignInSession
from workforce.accounts.rules import one_time
from workforce.accounts.services import credentials, details, sessions
from workforce.core import audit, clock, registry, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.messages import services as letters

WRONG = lazy("Enter the newest code from your app, or one of your recovery codes")
WRONG_APP = lazy("Enter the 6-digit code that your app shows now")
STALE = lazy("The page was open too long. Scan the new code and try again")
REQUIRED = lazy("Your role needs a second step, so it cannot be turned off")
PROVE_FIRST = lazy("Enter a code before you change how you sign in")


def offer(actor: Actor) -> str:
    """A new secret, sealed for the page that shows it: nothing is stored until it is proved."""
    return secrets.encrypt(f"{actor.person_id}:{one_time.new_secret()}")


def secret_in(actor: Actor, sealed: str) -> str:
    """The secret in a sealed offer made to this person."""
    try:
        whose, _, secret = secrets.decrypt(sealed).partition(":")
    except secrets.Unreadable:
        raise Conflict(STALE) from None
    if whose != str(actor.person_id):
        raise Conflict(STALE)
    return secret


@atomic
def set_up(actor: Actor, *, sealed: str, code: str, session_id: int) -> tuple[str, list[str]]:
    """Keep a secret that a code has proved; gives a new session token and the recovery codes."""
    secret = secret_in(actor, sealed)
    person = locked(details.own(actor))
    if person.has_second_factor:
        raise NotAllowed(PROVE_FIRST)
    return _keep(actor, person, secret, code, session_id)


def replace(
    actor: Actor, *, sealed: str, code: str, password: str, session_id: int
) -> tuple[str, list[str]]:
    """Set up another app in place of the one there is; the password is asked again."""
    credentials.prove(actor, password, "password")
    return _replace(actor, secret_in(actor, sealed), code, session_id)


@atomic
def _replace(actor: Actor, secret: str, code: str, session_id: int) -> tuple[str, list[str]]:
    person = locked(details.own(actor))
    row = session().get_one(SignInSession, session_id)
    if person.has_second_factor and row.second_factor_at is None:
        raise NotAllowed(PROVE_FIRST)
    return _keep(actor, person, secret, code, session_id)


def _keep(
    actor: Actor, person: Person, secret: str, code: str, session_id: int
) -> tuple[str, list[str]]:
    step = one_time.proved_step(secret, code, _present(), None)
    if step is None:
        raise DomainError(WRONG_APP, "code")
    person.totp_secret, person.totp_confirmed_at = secret, clock.now()
    person.totp_last_step = step
    audit.record(actor, "set-up-second-factor", person)
    letters.write(
        person, "accounts/second_factor_on", link=("accounts_public.forgotten_password", {})
    )
    return sessions.note_second_factor(session_id), _new_codes(person)


@atomic
def challenge(actor: Actor, *, code: str, session_id: int) -> str:
    """Prove the second factor in this browser; gives the new session token."""
    person = locked(details.own(actor))
    step = None
    if person.totp_secret is not None and person.has_second_factor:
        step = one_time.proved_step(
            person.totp_secret, one_time.bare(code), _present(), person.totp_last_step
        )
    if step is not None:
        person.totp_last_step = step
    else:
        _use_recovery_code(person, code)
    audit.record(actor, "prove-second-factor", person)
    return sessions.note_second_factor(session_id)


def _use_recovery_code(person: Person, code: str) -> None:
    found = queries.recovery_code(person.id, secrets.digest(one_time.bare(code)))
    if found is None or not person.has_second_factor:
        raise DomainError(WRONG, "code")
    taken = session().execute(
        update(RecoveryCode)
        .where(RecoveryCode.id == found.id, RecoveryCode.used_at.is_(None))
        .values(used_at=clock.now())
    )
    if getattr(taken, "rowcount", 0) != 1:
        raise DomainError(WRONG, "code")
    left = sum(one.used_at is None for one in queries.recovery_codes(person.id))
    letters.write(
        person,
        "accounts/recovery_code_used",
        {"left": left},
        link=("accounts_second_factor.manage", {}),
    )


def new_recovery_codes(actor: Actor, *, password: str, session_id: int) -> list[str]:
    """Replace the recovery codes; the old ones stop working. The password is asked again."""
    credentials.prove(actor, password, "password")
    return _new_recovery_codes(actor, session_id)


@atomic
def _new_recovery_codes(actor: Actor, session_id: int) -> list[str]:
    person = locked(details.own(actor))
    _proved(person, session_id)
    audit.record(actor, "new-recovery-codes", person)
    return _new_codes(person)


def turn_off(actor: Actor, *, password: str, session_id: int) -> None:
    """Do without a second factor, where no role needs it; the password is asked again."""
    credentials.prove(actor, password, "password")
    _turn_off(actor, session_id)


@atomic
def _turn_off(actor: Actor, session_id: int) -> None:
    person = locked(details.own(actor))
    if person.second_factor_required and not registry.settings().demo:
        raise NotAllowed(REQUIRED)
    _proved(person, session_id)
    remove(person)
    audit.record(actor, "turn-off-second-factor", person)
    letters.write(
        person, "accounts/second_factor_off", link=("accounts_public.forgotten_password", {})
    )


@atomic
def remove(person: Person) -> None:
    """Forget the app's secret and every recovery code."""
    person.totp_secret = person.totp_confirmed_at = person.totp_last_step = None
    session().execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))


@atomic
def require(person: Person, *, required: bool) -> None:
    """Note whether a role of the person sees others' data, so that a second factor is needed."""
    if person.second_factor_required != required:
        person.second_factor_required = required
        audit.record(Actor.system("roles"), "require-second-factor", person, required=required)


def _proved(person: Person, session_id: int) -> None:
    """Refuse a browser that has not proved the second factor itself; a demo demands none."""
    row = session().get_one(SignInSession, session_id)
    demanded = person.has_second_factor and not registry.settings().demo
    if not person.has_second_factor or (demanded and row.second_factor_at is None):
        raise NotAllowed(PROVE_FIRST)


def _new_codes(person: Person) -> list[str]:
    session().execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    codes = [secrets.new_code(one_time.RECOVERY_LENGTH) for _ in range(one_time.RECOVERY_CODES)]
    session().add_all(
        RecoveryCode(person_id=person.id, code_digest=secrets.digest(code)) for code in codes
    )
    return [one_time.in_groups(code, 5) for code in codes]


def _present() -> int:
    return one_time.step_of(clock.now().timestamp())
