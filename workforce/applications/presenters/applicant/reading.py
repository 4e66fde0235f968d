"""Who reads one application, and what a panel of its page is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workforce.applications.models import Application
from workforce.checks.models import Appointment
from workforce.checks.rules import Missing
from workforce.core.actors import Actor
from workforce.core.lifecycle import StateChange
from workforce.core.translation import Lazy


@dataclass(frozen=True, slots=True)
class Reading:
    """One application under the eyes of one reader, on one day."""

    actor: Actor
    application: Application
    history: Sequence[StateChange]
    appointment: Appointment | None
    missing: Sequence[Missing]
    day: date


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of the page: its anchor, its heading, its template, and what that is given.

    `of` answers None where the part has nothing to show to this reader. The template finds what
    `of` made as `panel.content`, and an empty `form` for its token.
    """

    key: str
    title: Lazy
    template: str
    of: Callable[[Reading], Any]
