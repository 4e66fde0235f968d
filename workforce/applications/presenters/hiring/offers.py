"""Offers as candidates, recruiters and whoever asks about a code read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from workforce.applications.models import Application
from workforce.applications.models.hiring import Offer
from workforce.applications.presenters.applicant.reading import Reading
from workforce.applications.queries.hiring import offers as queries
from workforce.applications.rules.hiring import offers as rules
from workforce.applications.services.hiring.offers import CHECKED_AT
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import OFFER_NAMES, OFFER_TONES, OfferState
from workforce.checks.presenters.inspection import blocks, file, pdf
from workforce.core import clock, registry, types
from workforce.core.translation import _, language
from workforce.vacancies.presenters import wording
from workforce.web.layout import long_date, pounds

Facts = tuple[tuple[str, str], ...]


def terms_of(offer: Offer) -> Facts:
    """The terms of an offer; where the home is it never says."""
    vacancy = offer.application.vacancy
    rows = [
        (_("Job"), vacancy.title),
        (_("Employer"), wording.employer(vacancy.employer_name)),
        (_("Place"), wording.place(offer.home.authority_code, offer.home.region_code)),
        (_("Role"), wording.role(offer.role)),
        (_("Hours"), wording.hours(offer.weekly_hours, offer.contract)),
        (_("Pay"), wording.pay(offer.pay_period, offer.pay_pence, offer.pay_pence)),
    ]
    if offer.sleep_ins_a_month:
        rows.append((_("Sleep-ins a month"), str(offer.sleep_ins_a_month)))
    if offer.sleep_in_pence:
        rows.append((_("Pay for a sleep-in"), pounds(offer.sleep_in_pence)))
    if offer.starts_on:
        rows.append((_("First day hoped for"), long_date(offer.starts_on)))
    rows.append((_("Condition"), _("Subject to the checks that the law asks for")))
    if offer.words:
        rows.append((_("Anything else"), offer.words))
    rows.append((_("Answer by"), long_date(offer.expires_on)))
    rows.append((_("Code of this offer"), rules.in_groups(offer.code)))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class OwnOffer:
    """An offer on its candidate's page."""

    application_id: str
    title: str
    state: str
    tone: str
    terms: Facts
    can_accept: bool
    can_decline: bool
    is_over: bool

    @classmethod
    def of(cls, application: Application, offer: Offer) -> Self:
        """The newest version, with what can be answered now."""
        goes_on = application.state is ApplicationState.OFFERED
        in_time = rules.can_be_answered(offer.expires_on, clock.today())
        return cls(
            application.public_id,
            application.vacancy.title,
            str(OFFER_NAMES[offer.state]),
            OFFER_TONES[offer.state],
            terms_of(offer),
            goes_on and offer.state is OfferState.OPEN and in_time,
            goes_on and offer.state in {OfferState.OPEN, OfferState.ACCEPTED},
            offer.state is OfferState.LAPSED or (offer.state is OfferState.OPEN and not in_time),
        )


@dataclass(frozen=True, slots=True)
class OfferPanel:
    """The offer of an applicant for those who choose."""

    application_id: str
    state: str
    tone: str
    terms: Facts
    home: str
    earlier: tuple[str, ...]
    can_change: bool


def panel(reading: Reading) -> OfferPanel | None:
    """The part of the applicant's page about an offer, once one was made."""
    versions = queries.versions_of(reading.application.id)
    if not versions:
        return None
    newest, *older = versions
    return OfferPanel(
        reading.application.public_id,
        str(OFFER_NAMES[newest.state]),
        OFFER_TONES[newest.state],
        terms_of(newest),
        newest.home.known_as,
        tuple(_earlier(one) for one in older),
        reading.application.state is ApplicationState.OFFERED,
    )


def _earlier(offer: Offer) -> str:
    day = clock.london(offer.created_at).date()
    return _(
        "%(state)s: made on %(day)s, %(pay)s, %(hours)s",
        state=str(OFFER_NAMES[offer.state]),
        day=long_date(day),
        pay=wording.pay(offer.pay_period, offer.pay_pence, offer.pay_pence),
        hours=wording.hours(offer.weekly_hours, offer.contract),
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What anybody is told of a code: genuine, with as little as answers the question."""

    is_known: bool
    employer: str = ""
    title: str = ""
    made_on: str = ""
    stands: bool = False
    state: str = ""

    @classmethod
    def of(cls, offer: Offer | None) -> Self:
        """No home and no candidate; the employer only where its name gives no home away."""
        if offer is None:
            return cls(is_known=False)
        vacancy = offer.application.vacancy
        return cls(
            is_known=True,
            employer=wording.employer(vacancy.employer_name),
            title=wording.role(offer.role),
            made_on=long_date(clock.london(offer.created_at).date()),
            stands=offer.state in {OfferState.OPEN, OfferState.ACCEPTED},
            state=str(OFFER_NAMES[offer.state]),
        )


def letter_of(offer: Offer, name: str, made_at: datetime) -> bytes:
    """The offer as a document, with its code and how to ask whether it is genuine."""
    notes: Sequence[str] = (
        _("Nobody starts work before every check that the law asks for is done."),
        _(
            "Is this offer real? Enter its code at %(address)s. A genuine employer never asks you "
            "to pay for a job.",
            address=f"{registry.settings().base_url.rstrip('/')}{CHECKED_AT}",
        ),
    )
    paper = blocks.Paper(
        title=_("Offer of a job: %(title)s", title=offer.application.vacancy.title),
        language=language(),
        facts=((_("For"), name), *terms_of(offer)),
        notes=notes,
        invented=file.invented_words(types.source_of_this_copy()),
    )
    return pdf.pdf_of(paper, made_at)
