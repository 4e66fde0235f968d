"""Why people say themselves that they left: asked privately, never shown singly."""

import re
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.core import clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.employment import privacy, services
from workforce.employment.models import ExitAnswer, PersonInPost
from workforce.employment.queries import exits
from workforce.employment.rules import exits as rules
from workforce.employment.services import exits as asking
from workforce.employment.states import LeavingReason, OwnReason
from workforce.messages.models import Letter
from workforce.providers.models import Home
from workforce.providers.states import Role

SYSTEM = Actor.system("tests")
TODAY = clock.today()
ADDRESS = "sam@example.org"


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


def leaver(
    home: Home, reason: LeavingReason = LeavingReason.PAY, ended_on: date = TODAY, **more: Any
) -> PersonInPost:
    spell = make_person_in_post(home, **{"email": ADDRESS, **more})
    return services.leave(SYSTEM, spell, ended_on=ended_on, reason=reason)


def letters(session: Session) -> list[Letter]:
    query = select(Letter).where(Letter.template == "employment/exit_question")
    return list(session.scalars(query.order_by(Letter.id)))


def token_of(letter: Letter) -> str:
    return str((letter.endpoint_values or {})["token"])


@atomic
def said(home: Home, day: date, reason: OwnReason, count: int = 1) -> None:
    """Leavers of a day who gave a reason, without letters."""
    for _ in range(count):
        spell = make_person_in_post(home, started_on=date(2015, 1, 1), ended_on=day)
        question = asking.ask_why(spell) or ExitAnswer(
            organisation_id=spell.organisation_id,
            person_reference=spell.person_reference,
            person_in_post_id=spell.id,
            token_digest=secrets.digest(spell.public_id),
            left_on=day,
            expires_at=clock.day_end(day),
        )
        question.reason, question.answered_at = reason, clock.now()
        current().add(question)


def test_who_leaves_is_asked_once_on_their_own_address_by_a_link_without_names(
    home: Home, session: Session
) -> None:
    spell = leaver(home)
    services.leave(SYSTEM, spell, ended_on=TODAY, reason=LeavingReason.CAREER)
    (letter,) = letters(session)
    assert letter.address == ADDRESS
    token = token_of(letter)
    assert re.fullmatch(r"[\w-]{43}", token)
    question = exits.exit_answer_of(spell.id)
    assert question is not None
    assert question.token_digest == secrets.digest(token)


def test_an_own_account_is_written_to_rather_than_what_the_employer_typed(
    home: Home, session: Session
) -> None:
    person = accounts.make_person()
    leaver(home, account=person, email="employer@example.org")
    assert letters(session)[0].address == person.email


@pytest.mark.parametrize(
    "reason", [LeavingReason.MOVED_WITHIN_PROVIDER, LeavingReason.DISMISSAL, LeavingReason.PAY]
)
def test_who_goes_on_with_the_same_employer_is_not_asked(
    home: Home, session: Session, reason: LeavingReason
) -> None:
    leaver(home, reason)
    assert len(letters(session)) == (reason is not LeavingReason.MOVED_WITHIN_PROVIDER)


@pytest.mark.parametrize("days, asked", [(56, True), (57, False)])
def test_a_leaving_of_long_ago_is_left_alone(
    home: Home, session: Session, *, days: int, asked: bool
) -> None:
    leaver(home, ended_on=TODAY - timedelta(days=days))
    assert bool(letters(session)) is asked


def test_without_an_address_nobody_is_asked(home: Home, session: Session) -> None:
    leaver(home, email=None)
    assert letters(session) == []


def test_nobody_chooses_that_a_home_was_transferred(home: Home) -> None:
    with pytest.raises(Exception, match="Choose another reason"):
        leaver(home, LeavingReason.TRANSFERRED)


def test_staying_after_all_ends_the_link_and_forgets_what_was_said(
    home: Home, session: Session
) -> None:
    spell = leaver(home)
    token = token_of(letters(session)[0])
    question = exits.exit_answer_by_token(token)
    assert question is not None
    services.answer(question, reason=OwnReason.PAY, words="Too little")
    services.stay(SYSTEM, spell)
    assert exits.exit_answer_by_token(token) is None
    known = exits.exit_answer_of(spell.id)
    assert known is not None
    assert (known.reason, known.words) == (None, None)
    services.leave(SYSTEM, spell, ended_on=TODAY, reason=LeavingReason.PAY)
    assert len(letters(session)) == 2
    assert exits.exit_answer_by_token(token) is None


def test_the_link_works_without_an_account_until_its_last_moment(
    client: StrictClient, home: Home, session: Session
) -> None:
    leaver(home)
    url = f"/leaving/{token_of(letters(session)[0])}"
    assert client.submit(url, reason="safety", words="Nights alone").status_code == 303
    assert "Nights alone" in client.page(url).main
    client.submit(url, reason="pay", words="")
    question = session.scalars(select(ExitAnswer)).one()
    assert (question.reason, question.words) == (OwnReason.PAY, None)
    last = clock.day_end(TODAY + timedelta(days=56))
    with time_machine.travel(last - timedelta(minutes=1), tick=False):
        client.page(url)
    with time_machine.travel(last, tick=False):
        client.page(url, status=404)


def test_rather_not_saying_leaves_nothing(
    client: StrictClient, home: Home, session: Session
) -> None:
    leaver(home)
    url = f"/leaving/{token_of(letters(session)[0])}"
    client.submit(url, reason="pay", words="Much")
    client.submit(url, reason="nothing", words="Much")
    question = session.scalars(select(ExitAnswer)).one()
    assert (question.reason, question.words, question.answered_at) == (None, None, None)


def test_a_wrong_token_and_the_public_id_lead_nowhere(
    client: StrictClient, home: Home, session: Session
) -> None:
    leaver(home)
    question = session.scalars(select(ExitAnswer)).one()
    for wrong in (question.public_id, question.token_digest, "x"):
        client.page(f"/leaving/{wrong}", status=404)


def test_a_person_sees_and_changes_only_their_own(
    client: StrictClient, home: Home, session: Session
) -> None:
    person = accounts.make_person()
    leaver(home, account=person)
    public_id = session.scalars(select(ExitAnswer.public_id)).one()
    accounts.sign_in(client, person)
    client.submit(f"/my-work/leaving/{public_id}", reason="family", words="A baby")
    assert "A baby" in client.page("/my-work/leaving").main
    accounts.sign_out(client)
    accounts.sign_in(client, accounts.make_person())
    client.page(f"/my-work/leaving/{public_id}", status=404)


def test_export_has_ones_own_answer_and_closing_forgets_the_words(
    home: Home, session: Session
) -> None:
    person = accounts.make_person()
    spell = leaver(home, account=person)
    question = exits.exit_answer_of(spell.id)
    assert question is not None
    services.answer(question, reason=OwnReason.TRAVEL, words="Two hours")
    told = privacy.export(person.id)["own_reasons_for_leaving"]
    assert told[0]["words"] == "Two hours"
    asking.forget_words(person.id)
    session.expire_all()
    assert (question.reason, question.words, question.account_id) == (OwnReason.TRAVEL, None, None)


# Sums.

LAST = TODAY.year - 1
A_DAY = date(LAST, 6, 1)
CLOSED = rules.shown_from(LAST)


def owner(home: Home, role: Role = Role.OWNER) -> Actor:
    return make_member(role, home.organisation).actor


def sums(home: Home, role: Role = Role.OWNER) -> Any:
    return exits.own_reasons_of_provider(owner(home, role), LAST)


@pytest.mark.parametrize("count, shown", [(4, False), (5, True)])
def test_fewer_than_five_answers_are_not_summed(home: Home, *, count: int, shown: bool) -> None:
    other = make_home(home.organisation)
    said(home, A_DAY, OwnReason.PAY, count - 1)
    said(other, A_DAY, OwnReason.PAY)
    assert (sums(home) is not None) is shown


def test_answers_of_one_home_are_never_a_sum(home: Home) -> None:
    make_home(home.organisation)
    said(home, A_DAY, OwnReason.PAY, 30)
    assert sums(home) is None


def test_a_year_is_shown_only_once_no_answer_of_it_can_change(home: Home) -> None:
    said(home, A_DAY, OwnReason.PAY, 5)
    said(make_home(home.organisation), A_DAY, OwnReason.PAY, 5)
    actor = owner(home)
    with time_machine.travel(clock.day_start(CLOSED) - timedelta(minutes=1), tick=False):
        assert exits.own_reasons_of_provider(actor, LAST) is None
        assert exits.own_reasons_by_home(LAST) == {}
    with time_machine.travel(clock.day_start(CLOSED), tick=False):
        assert exits.own_reasons_of_provider(actor, LAST) is not None
    latest = rules.link_ends_on(date(LAST, 12, 31), date(LAST, 12, 31) + timedelta(days=56))
    assert latest < CLOSED


def test_another_provider_and_narrower_roles_are_shown_nothing(home: Home) -> None:
    said(home, A_DAY, OwnReason.PAY, 5)
    said(make_home(home.organisation), A_DAY, OwnReason.PAY, 5)
    assert sums(home).total == 10
    assert sums(make_home(make_organisation())) is None
    for role in (Role.REGISTERED_MANAGER, Role.AREA_MANAGER, Role.RECRUITER):
        actor = make_member(role, home.organisation, homes=[home]).actor
        assert exits.own_reasons_of_provider(actor, LAST) is None


def test_the_page_shows_sums_without_homes_or_single_answers(
    client: StrictClient, home: Home
) -> None:
    said(home, A_DAY, OwnReason.PAY, 5)
    said(make_home(home.organisation), A_DAY, OwnReason.SAFETY)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    page = client.page(f"/people/own-reasons?year={LAST}").main
    assert "All who answered 6" in page
    assert "safe" not in page
    assert home.known_as not in page


counts = some.dictionaries(some.sampled_from(OwnReason), some.integers(1, 12))


@given(counts, some.integers(0, 4))
def test_no_figure_that_is_shown_is_ever_of_fewer_than_five(
    given_reasons: dict[OwnReason, int], homes: int
) -> None:
    found = rules.sums(given_reasons, homes)
    if found is None:
        assert sum(given_reasons.values()) < 5 or homes < 2
        return
    figures = [*found.by_reason.values(), found.other]
    assert all(figure == 0 or figure >= 5 for figure in figures)
    assert sum(figures) == found.total == sum(given_reasons.values())


@given(counts, some.sampled_from(OwnReason))
def test_one_more_answer_never_shows_a_figure_under_five(
    before: dict[OwnReason, int], reason: OwnReason
) -> None:
    after = Counter(before)
    after[reason] += 1
    found = rules.sums(after, 3)
    assert found is None or all(n >= 5 for n in found.by_reason.values())
