"""Arithmetic of joining and claims: plain values in and out."""

from datetime import UTC, datetime, timedelta

import pytest

from workforce.providers.rules import claims, grants, proof
from workforce.providers.rules.proof import Attempt
from workforce.providers.states import ROLES_OF, OrganisationKind, Role

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "registered,approved,agree",
    [
        ("The Acme Care Company Limited", "acme care", True),
        ("Acme & Sons Ltd.", "Acme and Sons Limited", True),
        ("Cartref Môn Cyf", "Cartref Mon Cyf", True),
        ("Acme Care LLP", "Acme Care Ltd", False),
        ("Acme Care", "Acme Care North", False),
        (None, "Acme Care", False),
        ("", "", False),
        ("The Company Ltd", "Ltd", False),
    ],
)
def test_names_agree_when_they_plainly_mean_the_same(
    registered: str | None, approved: str, *, agree: bool
) -> None:
    assert claims.names_agree(registered, approved) is agree


@pytest.mark.parametrize(
    "typed,kept",
    [
        ("ls14ap", "LS1 4AP"),
        (" LS1  4AP ", "LS1 4AP"),
        ("LS1", None),
        ("", None),
        ("1 Elm Rd", None),
    ],
)
def test_only_a_full_postcode_is_one(typed: str, kept: str | None) -> None:
    assert claims.postcode_of(typed) == kept


def test_a_postcode_gives_a_region_and_a_public_point_and_nothing_finer() -> None:
    position = claims.position_of("LS6 2AB")
    assert position is not None
    assert position.region_code == "E12000003"
    assert position.public_point == claims.public_point_of("LS6 2AB", "E08000035")
    assert claims.position_of("ZZ1 1ZZ") is None


def test_a_home_without_a_postcode_stands_at_its_authoritys_public_point() -> None:
    assert claims.public_point_of(None, "E08000035") is not None
    assert claims.public_point_of(None, "X00000000") is None


def judged(*, agrees: bool = True, attempts: int = 0, minutes: int = 1) -> Attempt:
    expires_at = NOW + timedelta(minutes=minutes)
    return proof.judge(agrees=agrees, attempts=attempts, expires_at=expires_at, now=NOW)


def test_a_code_is_right_wrong_spent_or_expired() -> None:
    assert judged() == Attempt.RIGHT
    assert judged(attempts=4) == Attempt.RIGHT
    assert judged(attempts=5) == Attempt.SPENT
    assert judged(agrees=False, attempts=3) == Attempt.WRONG
    assert judged(agrees=False, attempts=4) == Attempt.SPENT
    assert judged(minutes=0) == Attempt.EXPIRED
    assert proof.judge(agrees=True, attempts=0, expires_at=None, now=NOW) == Attempt.EXPIRED


def test_a_code_is_read_however_it_is_spaced() -> None:
    assert proof.sealed("x", "abcd-efgh ") == proof.sealed("x", "ABCD EFGH")
    assert proof.sealed("x", "ABCDEFGH") != proof.sealed("y", "ABCDEFGH")


def test_every_kind_of_organisation_has_somebody_who_lets_people_in() -> None:
    for kind in OrganisationKind:
        assert grants.keeper_role(kind) in ROLES_OF[kind]


def test_a_role_covers_only_what_it_is_a_role_of() -> None:
    assert grants.homes_covered(Role.RECRUITER, [1]) == []
    assert grants.homes_covered(Role.DEPUTY_MANAGER, [2, 1, 2]) == [1, 2]
    assert grants.authorities_covered(Role.ANALYST, ["E1"]) == []
    assert grants.authorities_covered(Role.COMMISSIONER, ["E1"]) == ["E1"]
