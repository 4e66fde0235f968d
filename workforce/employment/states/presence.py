"""Kinds of absence and of cover, where hours come from, and how long is long."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class AbsenceKind(StrEnum):
    """Why somebody in post is away; health is among them, so only keepers see it."""

    SICKNESS = "sickness"
    PARENTAL = "parental"
    SUSPENSION = "suspension"
    UNPAID = "unpaid"
    TRAINING = "training"
    OTHER = "other"


# Absence of these kinds takes somebody out of the deployable staff once it lasts long.
LONG_TERM_KINDS = frozenset({AbsenceKind.SICKNESS, AbsenceKind.PARENTAL, AbsenceKind.SUSPENSION})


class CoverKind(StrEnum):
    """Who stands in for missing staff."""

    AGENCY = "agency"
    BANK = "bank"


class HoursSource(StrEnum):
    """Where hours worked are from; the values are those of the hours file."""

    ROTA = "rota"
    PAYROLL = "payroll"


ABSENCE_NAMES: dict[AbsenceKind, Lazy] = {
    AbsenceKind.SICKNESS: lazy("Sickness"),
    AbsenceKind.PARENTAL: lazy("Parental leave"),
    AbsenceKind.SUSPENSION: lazy("Suspension"),
    AbsenceKind.UNPAID: lazy("Unpaid leave"),
    AbsenceKind.TRAINING: lazy("Training"),
    AbsenceKind.OTHER: lazy("Another absence"),
}
COVER_NAMES: dict[CoverKind, Lazy] = {
    CoverKind.AGENCY: lazy("Agency"),
    CoverKind.BANK: lazy("Bank"),
}
SOURCE_NAMES: dict[HoursSource, Lazy] = {
    HoursSource.ROTA: lazy("Rota"),
    HoursSource.PAYROLL: lazy("Payroll"),
}
