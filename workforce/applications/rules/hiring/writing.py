"""Who may write when, and what reads as if it were about a child: the writer is asked."""

import re

from workforce.applications.states import ApplicationState

S = ApplicationState
FROM_INTERVIEW_ON = frozenset({S.INTERVIEWING, S.OFFERED, S.STARTED})
OF_A_CHILD = (
    re.compile(r"\b\d{1,2}[\s-]*years?[\s-]*old\b", re.IGNORECASE),
    re.compile(r"\baged?\s+\d{1,2}\b", re.IGNORECASE),
    re.compile(
        r"\b(?:child|boy|girl|young person|plentyn|bachgen|merch)\s+"
        r"(?:called|named|o’r enw|o'r enw)\s+\w+",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:our|a|the|one)\s+(?:child|boy|girl|young person)\s+(?:who|has|is|was|had)\b",
        re.IGNORECASE,
    ),
)


def may_employer_write(state: ApplicationState) -> bool:
    """From the first step that was sent on, and never after a withdrawal."""
    return state not in {S.DRAFT, S.WITHDRAWN}


def may_candidate_write(state: ApplicationState, *, employer_wrote: bool) -> bool:
    """In answer to the employer, or first from an interview on; never after a withdrawal."""
    if state in {S.DRAFT, S.WITHDRAWN}:
        return False
    return employer_wrote or state in FROM_INTERVIEW_ON


def about_a_child(text: str) -> str:
    """The first words that read as if they were about one child, or nothing."""
    found = [match for pattern in OF_A_CHILD if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start()).group() if found else ""
