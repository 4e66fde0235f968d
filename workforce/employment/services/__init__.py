"""The verbs of employment; the module `entry`, by which people enter, is for the gate alone."""

from workforce.employment.services.exits import answer
from workforce.employment.services.leaving import leave, stay
from workforce.employment.services.links import link_record, send_link_code
from workforce.employment.services.people import change_details, settle_names
from workforce.employment.services.posts import (
    add_post,
    change_post,
    confirm_home,
    record_estimate,
)
from workforce.employment.services.terms import usual_day

__all__ = [
    "add_post",
    "answer",
    "change_details",
    "change_post",
    "confirm_home",
    "leave",
    "link_record",
    "record_estimate",
    "send_link_code",
    "settle_names",
    "stay",
    "usual_day",
]
