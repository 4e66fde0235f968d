"""Moves of several applicants: looked at with their letters first, then done once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workforce.applications import policies
from workforce.applications.models import APPLICATION, Application
from workforce.applications.models.choosing import SeveralMoves
from workforce.applications.queries.together import several as queries
from workforce.applications.rules.moving import LETTERS, TARGETS, why_left
from workforce.applications.services import steps
from workforce.applications.services.hiring import interviews
from workforce.applications.services.hiring.asking import check_words
from workforce.applications.states import ApplicationState
from workforce.applications.states.choosing import Left
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.core.lifecycle import move_all
from workforce.core.translation import lazy
from workforce.messages import services as messages
from workforce.messages.services import Draft
from workforce.messages.states import Channel
from workforce.vacancies import policies as vacancies
from workforce.vacancies.models import Vacancy

State = ApplicationState
MOST = 500


@atomic
def prepare(
    actor: Actor,
    vacancy: Vacancy,
    *,
    chosen: Sequence[str],
    to: State,
    words: str = "",
    no_child: bool = False,
) -> SeveralMoves:
    """Take down who is to be moved where, so that it can be looked at before it is done."""
    _recruits(actor, vacancy)
    check_words(vacancy, {"words": words}, confirmed=no_child)
    if to not in TARGETS:
        raise DomainError(lazy("Choose where to move them"), "to")
    if len(set(chosen)) > MOST:
        raise DomainError(
            lazy("Choose %(most)s applicants at most. Nobody has been moved", most=MOST), "chosen"
        )
    known = queries.known_among(actor, vacancy, chosen)
    if not known:
        raise DomainError(lazy("Choose at least one applicant"), "chosen")
    row = SeveralMoves(
        vacancy_id=vacancy.id,
        made_by_id=actor.person_id,
        to_state=to,
        words=words,
        chosen=known,
    )
    session().add(row)
    session().flush()
    return row


@atomic
def reword(actor: Actor, row: SeveralMoves, *, words: str, no_child: bool = False) -> None:
    """Change what the letters say, as long as none has gone."""
    _recruits(actor, row.vacancy)
    if locked(row).done_at is not None:
        raise Conflict(lazy("These letters have gone already"))
    if words != row.words:  # what stands was asked about
        check_words(row.vacancy, {"words": words}, confirmed=no_child)
    row.words = words


@atomic
def confirm(actor: Actor, row: SeveralMoves) -> SeveralMoves:
    """Move everybody who may still be moved, each with one letter; the rest is named with why.

    Pressed again it changes nothing: the second press reads what the first one did.
    """
    _recruits(actor, row.vacancy)
    if locked(row).done_at is not None:
        return row
    found = _held(row)
    reasons = {one.id: _why_left(actor, one, row.to_state) for one in found}
    going = [one for one in found if reasons[one.id] is None]
    _move(actor, going, row)
    row.moved = [one.public_id for one in going]
    row.left_behind = [
        [one.public_id, why.value] for one in found if (why := reasons[one.id]) is not None
    ]
    row.done_at = clock.now()
    audit.record(actor, "move-several", row)
    return row


def _move(actor: Actor, going: Sequence[Application], row: SeveralMoves) -> None:
    ended = row.to_state is State.UNSUCCESSFUL
    open_ones = [one for one in going if ended and one.state is State.INTERVIEWING]
    move_all(going, row.to_state, by=APPLICATION, actor=actor)
    for one in open_ones:
        steps.close_appointment(one)
    for one in going:
        if row.to_state is State.SHORTLISTED:
            one.shortlisted_at = clock.now()
        if row.to_state is State.INTERVIEWING:
            interviews.open_invite(actor, one)
    words = queries.letter_words(row)
    messages.write_all([_letter(one, LETTERS[row.to_state], words) for one in going])


def _letter(application: Application, letter: str, words: dict[str, Any]) -> Draft:
    """What `steps.tell_candidate` writes to one, to be written to many in one statement."""
    vacancy, candidate = application.vacancy, application.candidate
    return Draft(
        template=f"applications/{letter}",
        context={"title": vacancy.title, "employer": vacancy.employer_name, **words},
        link=("applications_candidate.application", {"application_id": application.public_id}),
        address=candidate.email,
        language=candidate.language,
        channel=Channel.EMAIL,
    )


def _held(row: SeveralMoves) -> Sequence[Application]:
    """Everybody chosen, read afresh and held in one order, so that no two moves wait in a ring."""
    query = (
        select(Application)
        .where(Application.vacancy_id == row.vacancy_id, Application.public_id.in_(row.chosen))
        .options(joinedload(Application.candidate), joinedload(Application.vacancy))
        .order_by(Application.id)
        .with_for_update(of=Application, key_share=True)
        .execution_options(populate_existing=True)
    )
    return session().scalars(query).all()


def _why_left(actor: Actor, application: Application, to: State) -> Left | None:
    if not policies.can_choose_for(actor, application):
        return Left.OWN if policies.is_candidate_of(actor, application) else Left.MOVED
    is_whole = application.completed_at is not None
    return why_left(application.state, to, is_whole=is_whole, lawful=APPLICATION.allows)


def _recruits(actor: Actor, vacancy: Vacancy) -> None:
    if not vacancies.can_recruit_for(actor, vacancy):
        raise NotFound(lazy("Page not found"))
