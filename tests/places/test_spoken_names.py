"""Names of areas as people say them, beside those that registers print."""

import pytest

from workforce.places import rules
from workforce.places.rules import Kind


@pytest.mark.parametrize(
    "typed, kind, token",
    [
        ("Anglesey", Kind.AUTHORITY, "authority:W06000001"),
        ("Sir Gâr", Kind.AUTHORITY, "authority:W06000010"),
        ("sir gar", Kind.AUTHORITY, "authority:W06000010"),
        ("Merthyr", Kind.AUTHORITY, "authority:W06000024"),
        ("North West England", Kind.REGION, "region:north-west"),
        ("north-east england", Kind.REGION, "region:north-east"),
        ("South East England", Kind.REGION, "region:south-east"),
        ("South West England", Kind.REGION, "region:south-west"),
    ],
)
def test_a_spoken_name_is_found(typed: str, kind: Kind, token: str) -> None:
    found = rules.resolve(typed)
    assert (found.kind, found.token) == (kind, token)
