"""Doors of the whole form, section by section."""

from workforce.applications.views.form import (
    about,
    declarations,
    history,
    listed,
    papers,
    sending,
    tasks,
)
from workforce.applications.views.form.blueprint import doors

__all__ = [
    "about",
    "declarations",
    "doors",
    "history",
    "listed",
    "papers",
    "sending",
    "tasks",
]
