"""How a row stood on a day, told from its moves."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workforce.checks.rules.as_at import Move, standing

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MOVES = [
    Move("outstanding", "seen", "1", START + HOUR),
    Move("seen", "satisfactory", "2", START + 3 * HOUR),
    Move("satisfactory", "seen", "3", START + 5 * HOUR),
    Move("seen", "satisfactory", "3", START + 7 * HOUR),
]


def test_before_it_was_made_it_was_not_there() -> None:
    assert standing(MOVES, START, "satisfactory", START) is None
    assert standing(MOVES, START, "satisfactory", START + HOUR / 2) is not None


def test_before_its_first_move_it_stood_where_that_move_began() -> None:
    then = standing(MOVES, START, "satisfactory", START + HOUR)
    assert then is not None
    assert (then.state, then.seen, then.verified) == ("outstanding", None, None)
    assert not then.is_latest


def test_both_sides_of_each_moment() -> None:
    for hours, state in ((1, "outstanding"), (2, "seen"), (3, "seen"), (4, "satisfactory")):
        then = standing(MOVES, START, "satisfactory", START + hours * HOUR)
        assert then is not None
        assert then.state == state


def test_who_saw_and_who_verified_are_those_of_the_day() -> None:
    early = standing(MOVES, START, "satisfactory", START + 4 * HOUR)
    late = standing(MOVES, START, "satisfactory", START + 8 * HOUR)
    assert early is not None
    assert late is not None
    assert early.seen is MOVES[0]
    assert early.verified is MOVES[1]
    assert (early.is_latest, early.is_sole) == (False, False)
    assert (late.is_latest, late.is_sole) == (True, True)


def test_a_row_that_never_moved_stands_as_it_was_made() -> None:
    then = standing([], START, "not-recorded-here", START + HOUR)
    assert then is not None
    assert (then.state, then.is_latest) == ("not-recorded-here", True)


def test_a_new_name_keeps_the_evidence_and_asks_for_its_verification_again() -> None:
    moves = [*MOVES, Move("satisfactory", "seen", "9", START + 9 * HOUR, "renamed")]
    then = standing(moves, START, "seen", START + 10 * HOUR)
    assert then is not None
    assert then.seen is MOVES[2]
    assert (then.verified, then.is_latest) == (None, True)


@given(st.integers(min_value=1, max_value=12))
def test_after_the_last_move_the_present_state_and_the_history_agree(hours: int) -> None:
    then = standing(MOVES[: hours // 3], START, "outstanding", START + 24 * HOUR)
    assert then is not None
    wanted = MOVES[hours // 3 - 1].to_state if hours // 3 else "outstanding"
    assert then.state == wanted
