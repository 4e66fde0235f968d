"""Purposes of the links that accounts send, and where the recovery of a lost account stands."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class LinkPurpose(StrEnum):
    """What a one-use link is for."""

    CONFIRM_EMAIL = "confirm-email"
    CHANGE_EMAIL = "change-email"
    RESET_PASSWORD = "reset-password"  # noqa: S105 - a purpose, not a password
    RECOVER = "recover"
    STOP_RECOVERY = "stop-recovery"


class RecoveryState(StrEnum):
    """Where the recovery of an account stands whose owner lost phone and email."""

    WAITING = "waiting"
    SENT = "sent"
    DONE = "done"
    STOPPED = "stopped"
    LAPSED = "lapsed"

    @property
    def label(self) -> Lazy:
        """The state as support reads it."""
        return RECOVERY_LABELS[self]


class Evidence(StrEnum):
    """How somebody proved to support that an account is theirs."""

    EMPLOYER = "employer"
    DOCUMENT = "document"
    VIDEO_CALL = "video-call"
    IN_PERSON = "in-person"

    @property
    def label(self) -> Lazy:
        """The kind of proof as support chooses it."""
        return EVIDENCE_LABELS[self]


RECOVERY_LABELS = {
    RecoveryState.WAITING: lazy("Waiting"),
    RecoveryState.SENT: lazy("Link sent"),
    RecoveryState.DONE: lazy("Done"),
    RecoveryState.STOPPED: lazy("Stopped"),
    RecoveryState.LAPSED: lazy("Not used in time"),
}
EVIDENCE_LABELS = {
    Evidence.EMPLOYER: lazy("Their employer confirmed it, on a number we found ourselves"),
    Evidence.DOCUMENT: lazy("A passport or driving licence, seen and not kept"),
    Evidence.VIDEO_CALL: lazy("A video call with a passport or driving licence"),
    Evidence.IN_PERSON: lazy("Seen in person with a passport or driving licence"),
}
