"""What an advert must be before anybody sees it, part by part, and what its writer should know."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from babel.dates import format_date

from workforce.core.errors import DomainError
from workforce.core.translation import WELSH, Lazy, language, lazy
from workforce.providers.models import Home, Organisation
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries.posting import places
from workforce.vacancies.rules import particulars as typed
from workforce.vacancies.rules import screening, wage
from workforce.vacancies.rules.particulars import SECTION_TEXTS, Particulars
from workforce.vacancies.services import shown
from workforce.vacancies.states import (
    SECTION_NAMES,
    Qualification,
    Route,
    Section,
    VacancyState,
)

Refusal = tuple[Section | None, DomainError]


class NotReady(DomainError):
    """An advert that cannot be seen by anybody yet, with the parts in which something lacks."""

    code = "not-ready"

    def __init__(self, refusals: list[Refusal]) -> None:
        first = refusals[0][1]
        super().__init__(first.message, first.field)
        self.refusals = refusals


def particulars_of(vacancy: Vacancy) -> Particulars:
    """What was typed of an advert."""
    return Particulars(**{name: getattr(vacancy, name) for name in Particulars.__slots__})


def refuse(section: Section, said: Particulars, homes: Iterable[Home], today: date) -> None:
    """Refuse what is wrong in one part of an advert."""
    for refusal in _wrong(section, said, shown.secrets([*homes]), today):
        raise refusal


def refuse_texts(
    sections: Iterable[Section], said: Particulars, homes: Iterable[Home], field: str
) -> None:
    """Refuse homes that some parts of an advert, as they are written, would give away."""
    known = shown.secrets([*homes])
    for section in sections:
        for refusal in _telling(section, said, known):
            raise DomainError(refusal.message, field)


def refuse_any(said: Particulars, homes: Iterable[Home], today: date) -> None:
    """Refuse what is wrong in any part of an advert."""
    known = shown.secrets([*homes])
    for section in Section:
        for refusal in _wrong(section, said, known, today):
            raise refusal


def lacks(vacancy: Vacancy, today: date) -> list[Refusal]:
    """Everything for which an advert cannot be published: parts not written, and what is wrong."""
    found: list[Refusal] = [
        (section, DomainError(lazy("Write this part first: %(part)s", part=SECTION_NAMES[section])))
        for section in typed.missing_sections(vacancy.sections_done)
    ]
    unwritten = {section for section, _refusal in found}
    homes = places.homes_of(vacancy)
    refusal = next((why for why in (_why_not(home, vacancy) for home in homes) if why), None)
    if refusal is not None:
        found.insert(0, (None, DomainError(refusal)))
    said = particulars_of(vacancy)
    if vacancy.state is not VacancyState.DRAFT:  # its days before others have begun, or passed
        said = replace(said, publish_on=None, first_for=None, first_until=None)
    known = shown.secrets(homes)
    for section in Section:
        if section not in unwritten:
            found += [(section, wrong) for wrong in _wrong(section, said, known, today)]
    return found


def tells(vacancy: Vacancy, known: screening.Secrets) -> bool:
    """Whether any word of an advert says where one of some homes is."""
    said = particulars_of(vacancy)
    return any(True for section in Section for _wrong_word in _telling(section, said, known))


def warnings(said: Particulars, today: date) -> list[Lazy]:
    """What the writer must have seen before an advert is published, though it may be right."""
    found = []
    if said.sleep_ins_a_month and not said.sleep_in_pence:
        found.append(
            lazy(
                "The job has sleep-ins but no rate for them. Candidates will ask: say what each "
                "sleep-in pays, or that the pay includes them"
            )
        )
    later = wage.below_later(wage.offer_of(said), today)
    if later is not None:
        found.append(
            lazy(
                "From %(day)s the National Living Wage is %(rate)s an hour, more than this job "
                "pays. Raise the pay before then",
                day=_said(later.from_on),
                rate=_pounds(later.pence),
            )
        )
    return found


def _why_not(home: Home, vacancy: Vacancy) -> Lazy | None:
    organisation: Organisation = vacancy.organisation
    if not organisation.is_approved:
        return lazy("You can publish once your organisation is approved. Support will write to you")
    if home.organisation_id != organisation.id:
        return lazy("This home is not one of your organisation’s homes. Claim it first")
    if not home.is_open:
        return lazy(
            "The regulator’s register does not show this home as open, so its jobs cannot be "
            "published. Contact support if the register is wrong"
        )
    return None


def _wrong(
    section: Section, said: Particulars, known: screening.Secrets, today: date
) -> Iterator[DomainError]:
    yield from _CHECKS[section](said, today)
    yield from _telling(section, said, known)


def _telling(
    section: Section, said: Particulars, known: screening.Secrets
) -> Iterator[DomainError]:
    for field in SECTION_TEXTS.get(section, ()):
        spotted = known.spot(getattr(said, field))
        if spotted is not None:
            yield DomainError(spotted.advice, field)


def _pay(said: Particulars, today: date) -> Iterator[DomainError]:
    if said.pay_to_pence < said.pay_from_pence:
        yield DomainError(lazy("The higher pay must not be below the lower pay"), "pay_to")
    yield from low_pay(wage.offer_of(said), today, "pay_from")


def low_pay(offer: wage.Offer, day: date, field: str) -> Iterator[DomainError]:
    """What is to be said of pay that is unlawful on a day: the rate, and since when."""
    rate = wage.below(offer, day)
    if rate is not None:
        yield DomainError(
            lazy(
                "Pay must be %(least)s or more for these hours. The National Living Wage is "
                "%(rate)s an hour from %(day)s",
                least=_pounds(offer.least(rate)),
                rate=_pounds(rate.pence),
                day=_said(rate.from_on),
            ),
            field,
        )


def refuse_low_pay(vacancy: Vacancy, closes_on: date) -> None:
    """Refuse a closing day on which the pay, which cannot change any more, will be unlawful."""
    rate = wage.below(wage.offer_of(vacancy), closes_on)
    if rate is not None:
        raise DomainError(
            lazy(
                "From %(day)s the National Living Wage is %(rate)s an hour, more than this job "
                "pays. Choose an earlier day, or post the job again with higher pay",
                day=_said(rate.from_on),
                rate=_pounds(rate.pence),
            ),
            "closes_on",
        )


def _asks(said: Particulars, today: date) -> Iterator[DomainError]:
    _ = today
    if said.qualification is Qualification.NEEDED and not said.qualification_title:
        yield DomainError(lazy("Say which qualification is needed"), "qualification_title")


def _applying(said: Particulars, today: date) -> Iterator[DomainError]:
    _ = today
    if said.route is Route.OWN_SITE and not typed.own_site_stands(said.apply_url):
        yield DomainError(
            lazy("Enter the full address of the page, beginning with https://"), "apply_url"
        )


def _dates(said: Particulars, today: date) -> Iterator[DomainError]:
    begins = max(said.publish_on or today, today)
    if not typed.closing_day_stands(said.closes_on, today):
        yield DomainError(
            lazy("The closing date must be today or later, and within a year"), "closes_on"
        )
    elif said.closes_on < begins:
        yield DomainError(
            lazy("The closing date must not be before the job is published"), "closes_on"
        )
    if said.first_for is not None:
        yield from _first(said, begins)


def _first(said: Particulars, begins: date) -> Iterator[DomainError]:
    if said.first_until is None:
        yield DomainError(lazy("Enter the last day for your own staff"), "first_until")
    elif not begins <= said.first_until < said.closes_on:
        yield DomainError(
            lazy(
                "The last day for your own staff must be after the job is published and before it "
                "closes"
            ),
            "first_until",
        )


def _nothing(said: Particulars, today: date) -> Iterator[DomainError]:
    _ = said, today
    return iter(())


_CHECKS: dict[Section, Callable[[Particulars, date], Iterator[DomainError]]] = {
    Section.JOB: _nothing,
    Section.PAY: _pay,
    Section.ASKS: _asks,
    Section.PLACES: _nothing,
    Section.APPLYING: _applying,
    Section.DATES: _dates,
    Section.ABOUT: _nothing,
}


def _pounds(pence: int) -> str:
    return f"£{pence // 100:,}.{pence % 100:02d}"


def _said(day: date) -> str:
    return format_date(day, "d MMMM yyyy", locale="cy" if language() == WELSH else "en_GB")
