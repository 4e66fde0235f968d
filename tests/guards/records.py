"""For every argument of an address: the reader's own record, and records of others.

A door whose argument no maker knows fails the test of doors: add a maker here.
"""

from collections.abc import Callable
from typing import Any

from tests.factories import (
    accounts,
    alerts,
    checks,
    duties,
    employment,
    exits,
    passes,
    providers,
    recruitment,
    sponsorship,
    together,
    training,
    transfers,
    vacancies,
)
from tests.factories import agency as elsewhere
from tests.guards import of_applications, of_campaigns, of_files, rows
from tests.guards.making import (
    Asked,
    Maker,
    Record,
    Records,
    of_homes,
    of_organisations,
    of_people,
    of_providers,
    plain,
    records_of,
)
from workforce.accounts.models import Person
from workforce.accounts.services import links
from workforce.accounts.states import LinkPurpose
from workforce.checks.states import CheckKind
from workforce.core.db import atomic
from workforce.employment.states import JobRole
from workforce.providers.models import Home, Organisation
from workforce.providers.states import OrganisationKind, OrganisationState, TransferState
from workforce.vacancies.services import alerts as alert_links
from workforce.vacancies.states.alerts import LinkPurpose as AlertLink


def _courses(asked: Asked) -> Records:
    """A course of the training provider acted for, and one of another."""
    us = asked.world.us
    trains = us is not None and us.kind is OrganisationKind.TRAINING_PROVIDER
    own = training.make_course(us) if trains else None
    other = providers.make_organisation(OrganisationKind.TRAINING_PROVIDER)
    return records_of(own, [training.make_course(other)])


def _any_provider(_: Asked) -> Records:
    """Support makes keys for whichever provider it is."""
    return records_of(providers.make_organisation(), [])


def _recovery(asked: Asked) -> Records:
    return records_of(None, [rows.recovery(asked.world.person)])


def _link(purpose: LinkPurpose) -> Maker:
    @atomic
    def maker(asked: Asked) -> Records:
        token = links.new_link(asked.world.person, purpose, address="new@example.org")
        return Records(Record(token))

    return maker


def _invitation(asked: Asked) -> Records:
    world = asked.world
    _row, own = providers.make_invitation(world.them, world.person.email)
    _row, other = providers.make_invitation(world.them, "somebody@example.org")
    return Records(Record(own), (Record(other),))


def _question(asked: Asked) -> Records:
    """Whoever has the private link may answer, signed in or not."""
    return Records(Record(exits.make_question(asked.world.person)[1]))


def _a_move(home: Home) -> Any:
    """Somebody of the home who is to have another role there."""
    spell = employment.make_person_in_post(home)
    return checks.make_appointment(home, JobRole.TEACHER, origin=f"move:{spell.public_id}:1")


def _asked_of(us: Organisation) -> Any:
    home = providers.make_home(providers.make_organisation())
    return transfers.make_transfer(home, us, state=TransferState.ASKED, confirmed=False)


def _any_transfer(_: Asked) -> Records:
    """Support confirms whosever change of owner it is."""
    home = providers.make_home(providers.make_organisation())
    return records_of(transfers.make_transfer(home), [])


def _request_to_join(person: Person) -> Any:
    return providers.make_request(OrganisationKind.PROVIDER, OrganisationState.PROVED, person)


def _imports(asked: Asked) -> Records:
    """A people file that the reader has sent, and one of somebody else."""
    world = asked.world
    maker = of_providers(
        lambda us: checks.make_import(us, world.person if us is world.us else None)
    )
    return maker(asked)


def _of_agency(make: Callable[[Organisation], Any]) -> Maker:
    """Records that belong to an agency: ours, where we are one, and another’s."""

    def maker(asked: Asked) -> Records:
        us = asked.world.us
        is_agency = us is not None and us.kind is OrganisationKind.AGENCY
        own = make(us) if us is not None and is_agency else None
        return records_of(own, [make(elsewhere.make_agency())])

    return maker


def _of_provider(make: Callable[[Organisation], Any]) -> Maker:
    """Records that belong to a provider: ours, where we are one, and another’s."""

    def maker(asked: Asked) -> Records:
        us = asked.world.us
        is_provider = us is not None and us.kind is OrganisationKind.PROVIDER
        own = make(us) if us is not None and is_provider else None
        return records_of(own, [make(providers.make_organisation())])

    return maker


def _agency_link(agency: Organisation) -> Any:
    return elsewhere.make_link(providers.make_organisation(), agency, agreed=False)


_agency_links = _of_agency(_agency_link)
_earlier_employers = of_people(lambda person: elsewhere.make_consent(person).from_organisation)
_later_employers = of_people(lambda person: elsewhere.make_consent(person).to_organisation)

_sent = of_people(of_applications.sent)

MAKERS: dict[str, Maker] = {
    **of_campaigns.MAKERS,
    "agency_check_id": _of_agency(lambda us: elsewhere.make_worker(us).checks[0]),
    "consent_id": of_people(elsewhere.make_consent),
    "link_id": _of_provider(elsewhere.make_link),
    "proposal_id": _of_provider(elsewhere.make_proposal),
    "worker_id": _of_agency(elsewhere.make_worker),
    "absence_id": of_homes(
        lambda home: employment.make_absence(employment.make_person_in_post(home))
    ),
    "application_id": of_applications.applications,
    "appointment_id": of_homes(checks.make_appointment),
    "browser_id": of_people(lambda person: accounts.make_sign_in(person)[0]),
    "case_id": of_homes(sponsorship.make_case),
    "check_id": of_homes(lambda home: checks.make_appointment(home).checks[0]),
    "claim_id": of_organisations(lambda us: providers.make_claim(organisation=us)),
    "completion_id": of_homes(lambda home: rows.completion(employment.make_person_in_post(home))),
    "concern_id": of_homes(checks.make_concern),
    "course_id": _courses,
    "cover_id": of_homes(lambda home: employment.make_cover(home, covers_vacancy=False)),
    "document_id": of_files.documents,
    "door_pass_id": of_people(passes.make_door_pass),
    "duplicate_id": of_providers(checks.make_proposal),
    "duty_event_id": of_homes(lambda home: duties.make_event(employment.make_person_in_post(home))),
    "duty_id": of_homes(lambda home: sponsorship.make_duty(sponsorship.make_case(home))),
    "earlier_post_id": of_homes(recruitment.an_earlier_post),
    "exit_answer_id": of_people(lambda person: exits.make_question(person)[0]),
    "home_id": of_homes(lambda home: home),
    "import_id": _imports,
    "inspection_view_id": of_homes(passes.make_view),
    "invitation_id": of_organisations(lambda us: providers.make_invitation(us)[0]),
    "join_request_id": of_people(_request_to_join),
    "key_id": of_providers(providers.make_key),
    "kind": plain("provider"),
    "manager_absence_id": of_homes(duties.make_manager_absence),
    "manager_step_id": of_homes(duties.make_vacancy_step),
    "membership_id": of_organisations(lambda us: providers.make_member(organisation=us).membership),
    "organisation_id": of_organisations(lambda us: us),
    "person_in_post_id": of_homes(employment.make_person_in_post),
    "post_id": of_homes(employment.make_post),
    "recovery_id": _recovery,
    "reference_id": of_homes(recruitment.a_reference),
    "risk_assessment_id": of_homes(recruitment.a_risk),
    "stay_id": of_homes(recruitment.a_stay),
    "client_reference": plain("REF-1"),
    "feature": plain("vacancies"),
    "number": plain("1"),
    "slug": plain("yorkshire-and-the-humber"),
    "state": plain("eligibility"),
    "report_id": of_homes(vacancies.make_report),
    "told_id": of_applications.told_support,
    "task_id": of_homes(lambda home: checks.make_concern(home).tasks[0]),
    "transfer_id": _of_provider(lambda us: transfers.make_transfer(providers.make_home(us))),
    "vacancy_id": of_homes(vacancies.make_vacancy),
    "criterion_id": of_homes(lambda home: together.make_criterion(vacancies.make_vacancy(home))),
    "letter_template_id": _of_provider(together.make_letter),
    "move_id": of_homes(of_applications.a_move),
    "note_id": of_homes(of_applications.a_note),
    "panel_member_id": of_homes(lambda home: together.make_seat(vacancies.make_vacancy(home))[0]),
    "part_id": of_homes(lambda home: together.make_part(vacancies.make_vacancy(home))),
}
# Arguments that mean something of their own at all doors of a blueprint.
MAKERS_OF_BLUEPRINTS: dict[tuple[str, str], Maker] = {
    ("applications_equality", "application_id"): _sent,
    ("applications_lived_here", "application_id"): _sent,
    ("applications_form", "application_id"): of_people(of_applications.draft),
    ("applications_form", "item_id"): of_people(of_applications.an_item),
    ("applications_form", "section"): plain("history"),
    ("vacancies_posting", "section"): plain("job"),
    ("vacancies_posting", "vacancy_id"): of_homes(vacancies.make_draft),
}


def _alert(purpose: AlertLink) -> Maker:
    """Whoever holds a signed link of an alert may use it, signed in or not."""

    def maker(_: Asked) -> Records:
        token = alert_links.token_of(alerts.make_alert().public_id, purpose)
        return Records(Record(token))

    return maker


# Arguments that mean something of their own at one door.
MAKERS_OF_DOORS: dict[tuple[str, str], Maker] = {
    **of_campaigns.MAKERS_OF_DOORS,
    ("checks_imports.download", "part"): plain("differences"),
    ("checks_update_service.ask", "check_id"): of_homes(
        lambda home: checks.check_of(checks.make_appointment(home), CheckKind.CRIMINAL_RECORD)
    ),
    ("checks_agency.agree", "link_id"): _agency_links,
    ("checks_agency.part", "link_id"): _agency_links,
    ("checks_sharing_person.share", "organisation_id"): _earlier_employers,
    ("providers_support_keys.make_key_for", "organisation_id"): _any_provider,
    ("checks_sharing_person.share", "to_organisation_id"): _later_employers,
    ("checks_right_to_work.record", "check_id"): of_homes(
        lambda home: checks.check_of(checks.make_appointment(home), CheckKind.RIGHT_TO_WORK)
    ),
    ("checks_own_person.ask_for_pass", "appointment_id"): of_people(passes.own_appointment),
    ("checks_own_person.my_photograph", "appointment_id"): of_people(passes.own_appointment),
    ("accounts_links.confirm_email", "token"): _link(LinkPurpose.CONFIRM_EMAIL),
    ("accounts_links.confirm_new_email", "token"): _link(LinkPurpose.CHANGE_EMAIL),
    ("accounts_links.reset_password", "token"): _link(LinkPurpose.RESET_PASSWORD),
    ("accounts_links.recover", "token"): _link(LinkPurpose.RECOVER),
    ("accounts_links.stop_recovery", "token"): _link(LinkPurpose.STOP_RECOVERY),
    ("vacancies_alerts.confirm", "token"): _alert(AlertLink.CONFIRM),
    ("vacancies_alerts.found_jobs", "token"): _alert(AlertLink.FOUND),
    ("vacancies_alerts.keep", "token"): _alert(AlertLink.KEEP),
    ("vacancies_alerts.manage", "token"): _alert(AlertLink.MANAGE),
    ("vacancies_alerts.stop", "token"): _alert(AlertLink.STOP),
    ("vacancies_alerts.useful", "token"): _alert(AlertLink.USEFUL),
    ("vacancies_one_click.stop", "token"): plain("nobody’s"),
    ("accounts_public.sign_in_as", "name"): plain("candidate"),
    ("employment_exits.answer", "token"): _question,
    ("checks_moving.finish_move", "appointment_id"): of_homes(_a_move),
    ("providers_transfers.confirm", "transfer_id"): _any_transfer,
    ("providers_transfers.transfer", "transfer_id"): _of_provider(_asked_of),
    ("pages_support.contact", "slug"): plain("leeds"),
    ("applications_panel.panel_calendar", "application_id"): of_applications.interviews,
    ("vacancies_public.landing", "role"): plain("residential-support-worker"),
    ("applications_references_public.give_reference", "token"): of_applications.asked_referee,
    ("applications_references_public.decline_reference", "token"): of_applications.asked_referee,
    ("providers_account.accept_invitation", "token"): _invitation,
    ("providers_account.invitation", "token"): _invitation,
    ("staffing_public.data_file", "name"): plain("none.csv"),
}


def maker_of(endpoint: str, argument: str) -> Maker | None:
    """The maker of an argument at a door, if there is one."""
    of_its_own = MAKERS_OF_DOORS.get((endpoint, argument))
    of_its_house = MAKERS_OF_BLUEPRINTS.get((endpoint.partition(".")[0], argument))
    return of_its_own or of_its_house or MAKERS.get(argument)
