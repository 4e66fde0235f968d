"""Offers with terms: made, changed, answered, taken back, and lapsed in time."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workforce.applications.models import Application
from workforce.applications.models.hiring import OFFER, Offer
from workforce.applications.queries.hiring import offers as queries
from workforce.applications.queries.hiring import places as homes
from workforce.applications.rules.hiring import offers as rules
from workforce.applications.services import steps
from workforce.applications.services.hiring.asking import check_words
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import OfferState
from workforce.core import clock, registry, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.lifecycle import begin, move
from workforce.core.translation import lazy
from workforce.employment.states import Contract, JobRole
from workforce.providers.models import Home
from workforce.vacancies.models import Vacancy
from workforce.vacancies.rules import wage
from workforce.vacancies.services import checking
from workforce.vacancies.states import PayPeriod

S = OfferState
LONGEST_WORDS = 2_000
CHECKED_AT = "/offers/check"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is offered: where, as what, for which hours and pay, from when, until when open."""

    home: Home
    role: JobRole
    contract: Contract
    weekly_hours: Decimal
    pay_period: PayPeriod
    pay_pence: int
    expires_on: date
    sleep_ins_a_month: int = 0
    sleep_in_pence: int | None = None
    starts_on: date | None = None
    words: str = ""


def advertised(vacancy: Vacancy, home: Home | None = None) -> Terms:
    """The terms as the advert has them, open for two weeks."""
    return Terms(
        home=home or vacancy.home,
        role=vacancy.role,
        contract=vacancy.contract,
        weekly_hours=vacancy.weekly_hours,
        pay_period=vacancy.pay_period,
        pay_pence=vacancy.pay_from_pence,
        expires_on=clock.today() + rules.OPEN_FOR,
        sleep_ins_a_month=vacancy.sleep_ins_a_month,
        sleep_in_pence=vacancy.sleep_in_pence,
    )


def again(offer: Offer) -> Terms:
    """The terms of an offer that stands, to be changed."""
    kept = {name: getattr(offer, name) for name in Terms.__slots__}
    last = max(offer.expires_on, clock.today())
    return replace(Terms(**kept), expires_on=last)


@atomic
def make(
    actor: Actor,
    application: Application,
    terms: Terms,
    *,
    version: int = 1,
    no_child: bool = False,
) -> Offer:
    """Write an offer down with a code of its own; joins the use case that offers the job."""
    _sound(application.vacancy, terms)
    check_words(application.vacancy, {"words": terms.words}, confirmed=no_child)
    values = {name: getattr(terms, name) for name in Terms.__slots__ if name != "home"}
    offer = Offer(
        **values,
        application_id=application.id,
        version=version,
        home_id=terms.home.id,
        code=secrets.new_code(rules.CODE_LENGTH).upper(),
        made_by_id=actor.person_id,
    )
    session().add(offer)
    begin(offer, actor=actor)
    return offer


def code_words(offer: Offer) -> dict[str, str]:
    """The code of an offer as it is read out, and where anybody can ask whether it is genuine."""
    address = f"{registry.settings().base_url.rstrip('/')}{CHECKED_AT}"
    return {"code": rules.in_groups(offer.code), "check": address}


def _sound(vacancy: Vacancy, terms: Terms) -> None:
    today, known = clock.today(), homes.homes_of(vacancy)
    if terms.home.id not in {home.id for home in known}:
        raise DomainError(lazy("Choose one of the homes of this job"), "home")
    if not rules.closing_day_stands(terms.expires_on, today):
        raise DomainError(lazy("The last day must be within the next 90 days"), "expires_on")
    if terms.starts_on is not None and terms.starts_on < today:
        raise DomainError(lazy("The first day must be today or later"), "starts_on")
    pay = wage.Offer(terms.contract, terms.pay_period, terms.pay_pence, terms.weekly_hours)
    for refusal in checking.low_pay(pay, terms.starts_on or today, "pay"):
        raise refusal


@atomic
def change(
    actor: Actor, application: Application, terms: Terms, *, no_child: bool = False
) -> Offer:
    """Offer other terms in the place of those that stand; they have to be answered anew.

    Home, role and contract stay: the checks that were opened are for them.
    """
    steps.held(actor, application)
    locked(application)
    old = _standing(application)
    fixed = (terms.home.id, terms.role, terms.contract)
    if fixed != (old.home_id, old.role, old.contract):
        raise DomainError(
            lazy(
                "The checks have begun for this home, role and contract. To offer another, take "
                "this offer back first"
            ),
            "home",
        )
    move(old, S.REPLACED, by=OFFER, actor=actor)
    session().flush()
    stands = no_child or terms.words == old.words  # what stands was asked about
    offer = make(actor, application, terms, version=old.version + 1, no_child=stands)
    steps.tell_candidate(application, "hiring/offer_changed", **code_words(offer))
    return offer


@atomic
def accept(actor: Actor, application: Application) -> Offer:
    """Accept the offer that stands, on its last day at the latest."""
    steps.mine(actor, application)
    offer = _standing(application)
    late = offer.state is S.OPEN and not rules.can_be_answered(offer.expires_on, clock.today())
    if late or offer.state is S.LAPSED:
        raise Conflict(lazy("This offer has ended. Write to the employer if you still want it"))
    move(offer, S.ACCEPTED, by=OFFER, actor=actor)
    offer.answered_at = clock.now()
    steps.tell_recruiters(application, "hiring/offer_accepted")
    return offer


@atomic
def note_reason(application: Application, reason: str) -> None:
    """Keep why an offer was declined or taken back, before it is closed."""
    offer = queries.standing(application.id)
    if offer is not None:
        offer.reason, offer.answered_at = reason.strip() or None, clock.now()


def note_accepted(actor: Actor, offer: Offer | None) -> None:
    """Let an offer be accepted by a start; joins a use case."""
    if offer is not None and offer.state is not S.ACCEPTED:
        move(offer, S.ACCEPTED, by=OFFER, actor=actor)
        offer.answered_at = clock.now()


@atomic
def lapse(actor: Actor, day: date) -> int:
    """Let offers lapse that nobody answered by their last day; both sides are told once."""
    old = queries.past_answering(day)
    for offer in old:
        offer = locked(offer)  # noqa: PLW2901 - the same row, held
        move(offer, S.LAPSED, by=OFFER, actor=actor)
        steps.tell_candidate(offer.application, "hiring/offer_lapsed")
        steps.tell_recruiters(offer.application, "hiring/offer_lapsed_told")
    return len(old)


def _standing(application: Application) -> Offer:
    offer = queries.standing(application.id)
    if offer is None or application.state is not ApplicationState.OFFERED:
        raise Conflict(lazy("There is no offer now"))
    return locked(offer)
