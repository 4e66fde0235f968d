"""The whole form: begun once, saved section by section, and sent."""

from workforce.applications.services.form.beginning import begin, is_open
from workforce.applications.services.form.saving import held_to_write, save_section
from workforce.applications.services.form.sections import PARTS, Part, Standing, missing, standing

__all__ = [
    "PARTS",
    "Part",
    "Standing",
    "begin",
    "held_to_write",
    "is_open",
    "missing",
    "save_section",
    "standing",
]
