"""Doors of the whole form, section by section."""

from workforce.applications.views.form import tasks
from workforce.applications.views.form.blueprint import doors

__all__ = ["doors", "tasks"]
