"""The check list in groups: who somebody is, where they worked, what they can do, registers."""

from collections.abc import Iterable, Sequence

from workforce.checks.presenters.checklist import CheckLine
from workforce.checks.states import CheckKind
from workforce.core.translation import Lazy, lazy

GROUPS: tuple[tuple[Lazy, frozenset[CheckKind]], ...] = (
    (
        lazy("Who they are, and what is known of them"),
        frozenset(
            {
                CheckKind.IDENTITY,
                CheckKind.CRIMINAL_RECORD,
                CheckKind.UPDATE_SERVICE,
                CheckKind.OVERSEAS,
                CheckKind.DISQUALIFICATION,
                CheckKind.RIGHT_TO_WORK,
            }
        ),
    ),
    (
        lazy("Where they worked, and why they left"),
        frozenset(
            {
                CheckKind.REFERENCE_RECENT,
                CheckKind.REFERENCE_SECOND,
                CheckKind.REASON_FOR_LEAVING,
                CheckKind.PREVIOUS_POST,
                CheckKind.EMPLOYMENT_HISTORY,
                CheckKind.GAP,
            }
        ),
    ),
    (
        lazy("Whether they are right for the work"),
        frozenset(
            {
                CheckKind.QUALIFICATIONS,
                CheckKind.FITNESS,
                CheckKind.CHARACTER,
                CheckKind.COMPETENCE,
                CheckKind.CAPACITY,
                CheckKind.FINANCIAL,
                CheckKind.LANGUAGE,
            }
        ),
    ),
    (
        lazy("Registers, and the school"),
        frozenset(
            {
                CheckKind.REGISTRATION,
                CheckKind.PROFESSIONAL_BODY,
                CheckKind.PROHIBITION,
                CheckKind.SECTION_128,
                CheckKind.CHILDCARE,
            }
        ),
    ),
)


def grouped(
    lines: Iterable[tuple[CheckKind, CheckLine]],
) -> list[tuple[Lazy, Sequence[CheckLine]]]:
    """The lines under the name of their group, in the order of the list; no group is empty."""
    listed = list(lines)
    found = [(name, [line for kind, line in listed if kind in kinds]) for name, kinds in GROUPS]
    return [(name, held) for name, held in found if held]
