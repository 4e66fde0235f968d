"""What of an earlier post's checks still settles anything for another post of the same employer."""

from dataclasses import dataclass
from datetime import date

from workforce.checks.states import CheckKind, CheckState

# Judged for the role, or for the children of the home: somebody judges them again.
OF_THE_ROLE = frozenset(
    {
        CheckKind.FITNESS,
        CheckKind.CHARACTER,
        CheckKind.QUALIFICATIONS,
        CheckKind.COMPETENCE,
        CheckKind.CAPACITY,
        CheckKind.FINANCIAL,
    }
)
OF_THE_HOME = frozenset({CheckKind.LANGUAGE})


@dataclass(frozen=True, slots=True)
class Settled:
    """What is recorded of a check that might be brought along."""

    kind: CheckKind
    state: CheckState
    expires_on: date | None = None
    discloses: bool = False


def carried_state(
    settled: Settled, *, same_role: bool, same_home: bool, day: date
) -> CheckState | None:
    """The state in which a check is brought along; None where it is asked for afresh.

    Only what two people found satisfactory, and what has not run out since, comes along. What
    is judged for a role or a home is brought as seen: it is verified for the new one. Consent
    to somebody who is disqualified, and the risk weighed of a disclosure, are for one post.
    """
    if settled.state is not CheckState.SATISFACTORY or settled.discloses:
        return None
    if settled.expires_on is not None and settled.expires_on < day:
        return None
    for_the_role = settled.kind in OF_THE_ROLE and not same_role
    for_the_home = settled.kind in OF_THE_HOME and not same_home
    return CheckState.SEEN if for_the_role or for_the_home else CheckState.SATISFACTORY
