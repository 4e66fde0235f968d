"""Which moves several applicants can make at once, and why one of them is left behind."""

from collections.abc import Callable

from workforce.applications.states import ApplicationState
from workforce.applications.states.choosing import Left, LetterKind

State = ApplicationState
TARGETS = (State.SHORTLISTED, State.INTERVIEWING, State.UNSUCCESSFUL)
LETTERS: dict[State, str] = {
    State.SHORTLISTED: "shortlisted",
    State.INTERVIEWING: "interview",
    State.UNSUCCESSFUL: "unsuccessful",
}
KINDS: dict[State, LetterKind] = {
    State.SHORTLISTED: LetterKind.SHORTLISTED,
    State.INTERVIEWING: LetterKind.INTERVIEW,
    State.UNSUCCESSFUL: LetterKind.UNSUCCESSFUL,
}


def why_left(
    state: State, to: State, *, is_whole: bool, lawful: Callable[[State, State], bool]
) -> Left | None:
    """Why an applicant is left where they are; None where the move is made."""
    if not lawful(state, to):
        return Left.MOVED
    if state is State.OFFERED:
        return Left.OFFERED
    if to is State.INTERVIEWING and not is_whole:
        return Left.NOT_WHOLE
    return None
