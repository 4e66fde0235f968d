"""What the start gate adds to the duties of all features: own data, impossible states, links."""

from datetime import date
from typing import Any

from workforce.checks import queries
from workforce.checks.models import Check
from workforce.checks.policies import (
    INSPECTION_KEEPERS,
    KEEPERS,
    READERS,
    can_keep_workers,
    can_merge_people,
)
from workforce.checks.queries import agency, needs, own_data, provisional, rechecks
from workforce.checks.queries.passes import evidence_of, may_open_photograph
from workforce.checks.queries.people_file import merged_references
from workforce.checks.queries.recruitment.own_data import own_file
from workforce.checks.services import erasing, people_file
from workforce.checks.services.agency import erase_papers
from workforce.checks.services.inspection import keeping
from workforce.checks.services.moving import handover
from workforce.checks.services.rechecks import erase_right_to_work
from workforce.core.actors import Actor
from workforce.core.registry import (
    Contribution,
    DocumentOwner,
    ImpossibleState,
    NavigationItem,
    RetentionRule,
    RowLink,
)
from workforce.core.translation import lazy
from workforce.employment import policies as employment
from workforce.providers.states import Role


def _covered(check: Check) -> dict[str, Any]:
    """What a check says beside its days, where it says anything."""
    said = {
        "level": check.certificate_level and check.certificate_level.value,
        "work": check.certificate_workforce and check.certificate_workforce.value,
        "barred_list_checked": check.barred_list_checked,
        "discloses": check.discloses or None,
        "consent_on": check.consent_on and check.consent_on.isoformat(),
        "recheck_on": check.recheck_on and check.recheck_on.isoformat(),
    }
    return {name: value for name, value in said.items() if value is not None}


def export(person_id: int) -> dict[str, Any]:
    """The appointments of a person: what was asked and how each check stands, never its content.

    Before somebody starts, the home itself stays unnamed, as it does everywhere for candidates.
    """
    return {
        "appointments": [
            {
                "home_registration_number": (
                    row.home.registration_number if row.person_in_post_id else None
                ),
                "role": row.role.value,
                "contract": row.contract.value,
                "state": row.state.value,
                "opened_on": row.created_at.date().isoformat(),
                "checks": [
                    {
                        "check": check.kind.value,
                        "state": check.state.value,
                        "dated_on": check.dated_on.isoformat() if check.dated_on else None,
                        "expires_on": check.expires_on.isoformat() if check.expires_on else None,
                        "certificate_number": check.certificate_number,
                        **_covered(check),
                    }
                    for check in row.checks
                ],
            }
            for row in queries.my_appointments(person_id)
        ],
        "recruitment_files": [own_file(row) for row in queries.my_appointments(person_id)],
        **own_data.rechecks_of(person_id),
        **own_data.elsewhere_of(person_id),
        **evidence_of(person_id),
    }


def _started_unsatisfied(day: date) -> list[tuple[str, str]]:
    _ = day
    return [("appointment", public_id) for public_id in queries.started_without_clearance()]


def _before_without_plan(day: date) -> list[tuple[str, str]]:
    return [("person-in-post", public_id) for public_id in queries.before_without_plan(day)]


def _provisional_past_end(day: date) -> list[tuple[str, str]]:
    return [("appointment", public_id) for public_id in provisional.provisional_past_end(day)]


def _reads(actor: Actor) -> bool:
    return actor.has(*READERS)


def _keeps(actor: Actor) -> bool:
    return actor.has(*KEEPERS)


CONTRIBUTION = Contribution(
    feature="checks",
    needs=needs.NEEDS,
    export=export,
    erase=erasing.erase,
    carry_over=handover.carry_over,
    kept_references=merged_references,
    impossible=(
        ImpossibleState(
            "started-without-clearance",
            lazy("An appointment has started, but its person in post has no clearance of it"),
            _started_unsatisfied,
        ),
        ImpossibleState(
            "before-without-plan",
            lazy("Somebody in post since before the home joined has no plan for their checks"),
            _before_without_plan,
        ),
        ImpossibleState(
            "provisional-past-end",
            lazy("A provisional start is past its end, and checks are still missing"),
            _provisional_past_end,
        ),
    ),
    retention=(
        RetentionRule(
            lazy("Files with people in post, and what became of their rows"),
            lazy("90 days after they were taken"),
            lazy("So that an employer can see what a file changed"),
            people_file.forget_old,
        ),
        RetentionRule(
            lazy("Evidence of the right to work"),
            lazy("2 years after employment ends; 12 months where it never began"),
            lazy("What the Home Office asks of employers; the 12 months are our own rule"),
            erase_right_to_work,
        ),
        RetentionRule(
            lazy("Photographs and door passes"),
            lazy("2 years after employment ends; 12 months where it never began"),
            lazy("Our own rule: as long as evidence of the right to work"),
            keeping.erase_passes,
        ),
        RetentionRule(
            lazy("Who opened the file about somebody, and the views inspectors were given"),
            lazy("2 years after employment ends, and 2 years after the view was made"),
            lazy("Our own rule: so that people can see who read about them"),
            keeping.erase_openings,
        ),
        RetentionRule(
            lazy("Documents and certificate numbers that an agency keeps of its worker"),
            lazy("2 years after they left the agency"),
            lazy("Our own rule: as long as evidence of the right to work"),
            erase_papers,
        ),
    ),
    documents=(
        DocumentOwner("agency_check", agency.may_open_document),
        DocumentOwner("check", queries.may_open_document),
        DocumentOwner("photograph", may_open_photograph),
        DocumentOwner("right_to_work_check", rechecks.may_open_right_to_work),
    ),
    navigation=(
        NavigationItem(
            lazy("Checks before starting"), "checks_manager.appointments", _reads, order=25
        ),
        NavigationItem(lazy("Workers"), "checks_agency.workers", can_keep_workers, order=20),
        NavigationItem(
            lazy("Overdue tasks"),
            "checks_support.overdue_tasks",
            lambda actor: actor.has(Role.SUPPORT),
            order=66,
        ),
    ),
    links=(
        RowLink(
            "my_work",
            lazy("My checks"),
            "checks_own_person.my_checks",
            lambda actor: actor.is_person,
            order=20,
            hint=lazy("How they stand, and who opened the file about you"),
        ),
        RowLink(
            "my_work",
            lazy("My door pass"),
            "checks_own_person.door_passes",
            lambda actor: actor.is_person,
            order=21,
            hint=lazy("Shows for 24 hours that tonight’s list for one home is complete"),
        ),
        RowLink(
            "home",
            lazy("Inspection"),
            "checks_inspection.inspection",
            lambda actor: actor.has(*INSPECTION_KEEPERS),
            order=30,
            hint=lazy("A pack for an inspector, or a view for 12 hours"),
        ),
        RowLink(
            "my_work",
            lazy("Checks you let employers see"),
            "checks_sharing_person.shared",
            lambda actor: actor.is_person,
            order=30,
        ),
        RowLink("people", lazy("Add a person"), "checks_people.add_person", _keeps, order=10),
        RowLink(
            "people_file",
            lazy("People who may be recorded twice"),
            "checks_duplicates.duplicates",
            lambda actor: can_merge_people(actor, actor.organisation_id),
            order=30,
        ),
        RowLink(
            "people_file",
            lazy("Send a file with all people"),
            "checks_people.upload",
            lambda actor: actor.has(*employment.KEEPERS),
            order=20,
        ),
        RowLink(
            "kept_person",
            lazy("Change the contract"),
            "checks_people.change_contract",
            lambda actor: actor.has(*employment.KEEPERS),
            order=4,
        ),
        RowLink(
            "person_in_post",
            lazy("Checks of this person"),
            "checks_people.person_checks",
            _reads,
            order=10,
        ),
        RowLink(
            "person_in_post",
            lazy("Open a concern about this person"),
            "checks_concerns.raise_concern_about_person",
            _reads,
            order=40,
        ),
        RowLink(
            "leaving",
            lazy("Open a concern about this person"),
            "checks_concerns.raise_concern_about_person",
            _reads,
            order=10,
            hint=lazy(
                "Dismissed because they harmed a child or may have, or would have been had they "
                "not left: you must refer them"
            ),
        ),
        RowLink(
            "person_in_post",
            lazy("Move them to another home or role, or add a second post"),
            "checks_moving.move_person",
            lambda actor: actor.has(*employment.KEEPERS),
            order=15,
        ),
    ),
)
