"""The process as a table: every pair of states, and what can be moved to now."""

import pytest

from workforce.sponsorship import rules
from workforce.sponsorship.models import CASE
from workforce.sponsorship.states import (
    AT_WORK,
    CASE_NAMES,
    DAY_ZERO,
    DUTY_NAMES,
    CaseState,
    DutyKind,
)

# The process once more, written by hand from its description: one line for each state.
PROCESS = """
intake: eligibility withdrawn
eligibility: not-eligible licence-check withdrawn
not-eligible: eligibility withdrawn
licence-check: genuine-vacancy withdrawn
genuine-vacancy: offer-conditional withdrawn
offer-conditional: certificate-requested allocation-check withdrawn
certificate-requested: certificate-ready withdrawn
allocation-check: certificate-ready withdrawn
certificate-ready: certificate-assigned withdrawn
certificate-assigned: visa-preparation pending-decision ended-reported withdrawn
visa-preparation: submitted withdrawn
submitted: biometrics withdrawn
biometrics: queried granted refused withdrawn
queried: biometrics withdrawn
granted: evisa-confirmed withdrawn
refused: certificate-assigned ended-reported
evisa-confirmed: right-to-work-checked withdrawn
right-to-work-checked: started withdrawn
started: active
active: event-open extension-due changing-employer settlement-preparation ended-reported
event-open: event-reported active
event-reported: active
extension-due: certificate-assigned pending-decision ended-reported
pending-decision: active ended-reported
changing-employer: ended-reported
settlement-preparation: retention ended-reported
ended-reported: curtailment-window
curtailment-window: rematch retention
rematch: retention
retention: erased
erased:
withdrawn:
"""
LAWFUL = {
    (CaseState(start), CaseState(to))
    for start, _, follow in (line.partition(":") for line in PROCESS.split("\n") if line)
    for to in follow.split()
}


@pytest.mark.parametrize("start", list(CaseState))
def test_a_move_is_lawful_if_and_only_if_the_process_has_it(start: CaseState) -> None:
    for to in CaseState:
        assert CASE.allows(start, to) == ((start, to) in LAWFUL), to


def reachable(start: CaseState) -> set[CaseState]:
    found, waiting = set(), [start]
    while waiting:
        state = waiting.pop()
        if state not in found:
            found.add(state)
            waiting += CASE.moves.get(state, frozenset())
    return found


def test_every_state_can_be_reached_and_every_one_leads_to_an_end() -> None:
    assert reachable(CaseState.INTAKE) == set(CaseState)
    ends = {state for state in CaseState if state not in CASE.moves}
    assert ends == {CaseState.ERASED, CaseState.WITHDRAWN}
    for state in CaseState:
        assert reachable(state) & ends


def test_nobody_starts_without_the_right_to_work_check() -> None:
    before = {start for start, to in LAWFUL if to is CaseState.STARTED}
    assert before == {CaseState.RIGHT_TO_WORK_CHECKED}


def test_whoever_is_at_work_can_end_it_and_say_so_and_is_never_just_withdrawn() -> None:
    for state in AT_WORK:
        assert CaseState.ENDED_REPORTED in reachable(state)
        assert not CASE.allows(state, CaseState.WITHDRAWN)


def open_moves(state: CaseState, *, started: bool) -> set[CaseState]:
    return set(rules.next_moves(state, CASE.moves.get(state, frozenset()), started=started))


def test_an_assigned_certificate_leads_newcomers_and_those_at_work_apart() -> None:
    state = CaseState.CERTIFICATE_ASSIGNED
    assert open_moves(state, started=False) == {CaseState.VISA_PREPARATION, CaseState.WITHDRAWN}
    assert open_moves(state, started=True) == {
        CaseState.PENDING_DECISION,
        CaseState.ENDED_REPORTED,
    }


def test_nobody_erases_by_hand() -> None:
    assert open_moves(CaseState.RETENTION, started=True) == set()


@pytest.mark.parametrize("state", list(CaseState))
def test_moves_are_offered_in_the_order_of_the_process(state: CaseState) -> None:
    moves = rules.next_moves(state, CASE.moves.get(state, frozenset()), started=False)
    assert list(moves) == sorted(moves, key=list(CaseState).index)


def test_every_state_and_every_duty_has_words() -> None:
    assert set(CASE_NAMES) == set(CaseState)
    assert set(DUTY_NAMES) == set(DAY_ZERO) == set(DutyKind)
