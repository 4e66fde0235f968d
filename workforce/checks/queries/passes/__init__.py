"""Photographs, published keys, door passes, and what keeps somebody from one."""

from workforce.checks.queries.passes.lacking import Lack, LackKind, why_no_pass
from workforce.checks.queries.passes.own_data import evidence_of
from workforce.checks.queries.passes.rows import (
    may_open_photograph,
    my_appointment,
    my_door_pass,
    my_door_passes,
    my_photographs,
    my_posts,
    open_passes,
    pass_by_code,
    pass_by_id,
    photograph_of,
    present_key,
    published_keys,
)

__all__ = [
    "Lack",
    "LackKind",
    "evidence_of",
    "may_open_photograph",
    "my_appointment",
    "my_door_pass",
    "my_door_passes",
    "my_photographs",
    "my_posts",
    "open_passes",
    "pass_by_code",
    "pass_by_id",
    "photograph_of",
    "present_key",
    "published_keys",
    "why_no_pass",
]
