"""The whole form: begun once, saved section by section, and sent."""

from workforce.applications.services.form.answering import (
    answer_details,
    answer_right_to_work,
    answer_start,
    answer_statement,
)
from workforce.applications.services.form.beginning import (
    begin,
    is_open,
    job_standing,
    refuse_shut,
)
from workforce.applications.services.form.items import (
    KINDS,
    add_item,
    change_item,
    explain_gap,
    remove_item,
)
from workforce.applications.services.form.reusing import reuse
from workforce.applications.services.form.saving import held_to_write, save_section
from workforce.applications.services.form.sections import PARTS, Part, Standing, missing, standing
from workforce.applications.services.form.sending import NotWhole, send

__all__ = [
    "KINDS",
    "PARTS",
    "NotWhole",
    "Part",
    "Standing",
    "add_item",
    "answer_details",
    "answer_right_to_work",
    "answer_start",
    "answer_statement",
    "begin",
    "change_item",
    "explain_gap",
    "held_to_write",
    "is_open",
    "job_standing",
    "missing",
    "refuse_shut",
    "remove_item",
    "reuse",
    "save_section",
    "send",
    "standing",
]
