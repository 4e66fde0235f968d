"""Who may write when."""

from workforce.applications.states import ApplicationState

S = ApplicationState
FROM_INTERVIEW_ON = frozenset({S.INTERVIEWING, S.OFFERED, S.STARTED})


def may_employer_write(state: ApplicationState) -> bool:
    """From the first step that was sent on, and never after a withdrawal."""
    return state not in {S.DRAFT, S.WITHDRAWN}


def may_candidate_write(state: ApplicationState, *, employer_wrote: bool) -> bool:
    """In answer to the employer, or first from an interview on; never after a withdrawal."""
    if state in {S.DRAFT, S.WITHDRAWN}:
        return False
    return employer_wrote or state in FROM_INTERVIEW_ON
