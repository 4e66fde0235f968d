"""What training adds to the duties of all features: navigation, own data, impossible states."""

from datetime import date
from typing import Any

from workforce.core.actors import Actor
from workforce.core.registry import Contribution, ImpossibleState, NavigationItem, RowLink
from workforce.core.translation import lazy
from workforce.training import policies
from workforce.training.queries import records, waiting
from workforce.training.services import completions


def export(person_id: int) -> dict[str, Any]:
    """The training recorded for a person, by every employer that linked its record."""
    actor = Actor("person", str(person_id), person_id=person_id)
    return {
        "training": [
            {
                "employer": row.person_in_post.organisation.name,
                "topic": row.topic,
                "course_title": row.course_title,
                "provider": row.provider_name,
                "delivery": row.delivery.value,
                "accredited": row.accredited,
                "completed_on": row.completed_on.isoformat(),
                "valid_until": row.valid_until.isoformat() if row.valid_until else None,
                "struck_out_because": row.struck_out_reason or None,
            }
            for row in records.own_completions(actor)
        ]
    }


def _in_the_future(day: date) -> list[tuple[str, str]]:
    return [("completion", row.public_id) for row in records.completed_after(day)]


CONTRIBUTION = Contribution(
    feature="training",
    needs=waiting.NEEDS,
    export=export,
    erase=completions.forget_account,
    carry_over=completions.carry_over,
    impossible=(
        ImpossibleState(
            "completed-in-the-future",
            lazy("Training is recorded as completed on a day that has not come yet"),
            _in_the_future,
        ),
    ),
    navigation=(
        NavigationItem(
            lazy("Training"),
            "training_public.catalogue",
            lambda actor: actor.organisation_id is None,
            order=30,
        ),
        NavigationItem(
            lazy("Training records"),
            "training_manager.homes",
            policies.can_read_records,
            order=31,
        ),
        NavigationItem(
            lazy("Your courses"),
            "training_provider.courses",
            policies.can_offer_courses,
            order=32,
        ),
        NavigationItem(
            lazy("My training"),
            "training_person.mine",
            lambda actor: actor.is_person and actor.organisation_id is None,
            order=71,
        ),
    ),
    links=(
        RowLink(
            "home",
            lazy("Training"),
            "training_manager.matrix",
            policies.can_read_records,
            order=20,
            hint=lazy("Who has which training, and what runs out"),
        ),
        RowLink(
            "person_in_post",
            lazy("Training"),
            "training_manager.record",
            policies.can_read_records,
            order=20,
        ),
        RowLink(
            "my_work",
            lazy("My training"),
            "training_person.mine",
            lambda actor: actor.is_person,
            order=10,
            hint=lazy("What every employer recorded, and what runs out"),
        ),
    ),
)
