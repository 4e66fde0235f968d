"""People and how they prove who they are."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workforce.accounts.states import Evidence, LinkPurpose, RecoveryState
from workforce.core.actors import Actor
from workforce.core.db import Base
from workforce.core.lifecycle import Lifecycle
from workforce.core.translation import lazy
from workforce.core.types import Moment, Named, Row, Secret, SecretJson, Sourced


class Person(Named, Sourced, Base):
    """Somebody with an account: a candidate, a member of staff, or both over time."""

    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_in_lower_case"),
        Index(
            "uq_person_email",
            "email",
            unique=True,
            info={"refusal": lazy("This email address is already in use"), "field": "email"},
        ),
    )

    email: Mapped[str] = mapped_column(String(254))
    email_confirmed_at: Mapped[Moment | None]
    password_hash: Mapped[str] = mapped_column(String(200))
    given_name: Mapped[str] = mapped_column(String(100))
    family_name: Mapped[str] = mapped_column(String(100))
    telephone: Mapped[Secret | None]
    language: Mapped[str] = mapped_column(String(2), default="en")
    second_factor_required: Mapped[bool] = mapped_column(default=False)
    totp_secret: Mapped[Secret | None]
    totp_confirmed_at: Mapped[Moment | None]
    totp_last_step: Mapped[int | None]
    closed_at: Mapped[Moment | None]

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def as_actor(self) -> Actor:
        """The person acting for nobody but themselves."""
        return Actor("person", str(self.id), person_id=self.id)

    @property
    def has_second_factor(self) -> bool:
        """Whether a second factor was set up and proved."""
        return self.totp_confirmed_at is not None


class SignInSession(Named, Base):
    """One browser in which a person is signed in; the cookie holds the token, this its digest."""

    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    seen_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    second_factor_at: Mapped[Moment | None]
    browser: Mapped[str] = mapped_column(String(80), default="")
    membership_public_id: Mapped[str | None] = mapped_column(String(16))
    ended_at: Mapped[Moment | None]

    person: Mapped[Person] = relationship(lazy="joined")


class OneUseLink(Row, Base):
    """A link sent to an address, good once and for a while; this holds its digest.

    `browser_digest` names the browser that asked for it, which need not prove the password again.
    """

    purpose: Mapped[LinkPurpose]
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    address: Mapped[Secret | None]
    browser_digest: Mapped[str | None] = mapped_column(String(64))
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]

    person: Mapped[Person] = relationship()


class KeptAnswer(Row, Base):
    """What was typed into a page whose sign-in had ended, kept a short while under a random key.

    It is shown again at `path`, to be read and sent once more, to whoever typed it and has the
    key; the digest is of both. Nothing of it is ever acted on by itself.
    """

    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    path: Mapped[str] = mapped_column(String(400))
    answers: Mapped[SecretJson]
    expires_at: Mapped[Moment] = mapped_column(index=True)


class RecoveryCode(Row, Base):
    """A code that stands in once for a lost second factor."""

    __table_args__ = (UniqueConstraint("person_id", "code_digest"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    code_digest: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[Moment | None]


RECOVERY = Lifecycle(
    "account-recovery",
    {
        RecoveryState.WAITING: frozenset({RecoveryState.SENT, RecoveryState.STOPPED}),
        RecoveryState.SENT: frozenset(
            {RecoveryState.DONE, RecoveryState.STOPPED, RecoveryState.LAPSED}
        ),
    },
)


class AccountRecovery(Named, Base):
    """A way back for somebody who lost phone and email, opened by support on recorded proof.

    `person_id` is empty where no account has the address that was given: support is shown the
    same, so that it learns nothing about who has an account.
    """

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[RecoveryState] = mapped_column(default=RecoveryState.WAITING, index=True)
    evidence: Mapped[Evidence]
    reason: Mapped[Secret]
    new_address: Mapped[Secret]
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ready_at: Mapped[Moment]
    closes_at: Mapped[Moment]

    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
