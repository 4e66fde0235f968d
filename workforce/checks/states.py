"""Kinds of check, where each stands, and where an appointment stands."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class CheckKind(StrEnum):
    """One matter that the law wants settled before somebody starts."""

    IDENTITY = "identity"
    CRIMINAL_RECORD = "criminal-record"
    REFERENCE_RECENT = "reference-most-recent-employer"
    REFERENCE_SECOND = "reference-second"
    REASON_FOR_LEAVING = "reason-for-leaving"
    QUALIFICATIONS = "qualifications"
    EMPLOYMENT_HISTORY = "employment-history"
    FITNESS = "fitness"
    CHARACTER = "character"
    DISQUALIFICATION = "disqualification"
    RIGHT_TO_WORK = "right-to-work"
    LANGUAGE = "language"
    REGISTRATION = "registration"


class CheckState(StrEnum):
    """Where one check stands."""

    OUTSTANDING = "outstanding"
    SEEN = "seen"
    SATISFACTORY = "satisfactory"
    UNSATISFACTORY = "unsatisfactory"
    NOT_APPLICABLE = "not-applicable"
    NOT_RECORDED_HERE = "not-recorded-here"


class EvidenceKind(StrEnum):
    """How the evidence was held."""

    SEEN = "seen"
    DOCUMENT = "document"


class AppointmentState(StrEnum):
    """Where an appointment stands."""

    CHECKING = "checking"
    STARTED = "started"
    IN_POST_BEFORE = "in-post-before"
    WITHDRAWN = "withdrawn"


CHECK_NAMES: dict[CheckKind, Lazy] = {
    CheckKind.IDENTITY: lazy("Identity, with a recent photograph"),
    CheckKind.CRIMINAL_RECORD: lazy("Enhanced criminal record certificate with barred list"),
    CheckKind.REFERENCE_RECENT: lazy("Written reference from the most recent employer"),
    CheckKind.REFERENCE_SECOND: lazy("Second written reference"),
    CheckKind.REASON_FOR_LEAVING: lazy("Why earlier work with children or adults ended"),
    CheckKind.QUALIFICATIONS: lazy("Evidence of qualifications"),
    CheckKind.EMPLOYMENT_HISTORY: lazy("Full employment history with every gap explained"),
    CheckKind.FITNESS: lazy("Fit for the work"),
    CheckKind.CHARACTER: lazy("Integrity and good character"),
    CheckKind.DISQUALIFICATION: lazy("Disqualification (Children Act 1989, section 65)"),
    CheckKind.RIGHT_TO_WORK: lazy("Right to work"),
    CheckKind.LANGUAGE: lazy("Language ability for the children cared for"),
    CheckKind.REGISTRATION: lazy("Registration with Social Care Wales"),
}
