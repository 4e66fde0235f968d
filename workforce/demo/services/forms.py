"""The whole forms behind applications that are under way: rows as their candidates would write."""

from datetime import date, datetime
from random import Random

from workforce.applications.models import (
    ApplicationDetails,
    ApplicationEducation,
    ApplicationGap,
    ApplicationJob,
    ApplicationReferee,
    ApplicationSection,
    Declaration,
    FirstStep,
)
from workforce.applications.states import DrivingLicence, RefereeKind, Section, SectionState
from workforce.applications.states.beside import Related, Starts
from workforce.checks.rules.history import ONE_DAY, month_end
from workforce.checks.states import HistoryKind, HistoryStart
from workforce.demo.rules import chance, files, words
from workforce.demo.rules.country import Country
from workforce.demo.services.ledger import Ledger

DRIVING = {DrivingLicence.YES: 6.0, DrivingLicence.LEARNING: 2.0, DrivingLicence.NO: 2.0}
YEARS_OF_WORK = (3, 14)
# Kinds of hours that suit somebody who sends the short first step, as bits.
PATTERNS = (1, 2, 3, 5, 17, 34)
# Whole months between two jobs, with and without an explanation that must stand there.
MONTHS_BETWEEN = {0: 5.0, 3: 3.0, 7: 2.0}
COURSES = (("GCSEs", "9 passes"), ("A levels", "3 passes"), ("Level 3 in Health and Care", "Merit"))
SECTIONS = tuple(one for one in Section if one is not Section.CHECK)


class FormWriter:
    """Writes the forms of the small country, and of the demo provider's first home anywhere."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._everywhere = country.size.everywhere
        self._luck: Random = chance.stream(country.seed, "forms")
        self._held = files.texts()

    def begun(self, application_id: int, index: int) -> None:
        """All there is of an application that somebody has only begun."""
        given, family = words.numbered_person(index)
        self._ledger.add(
            ApplicationDetails, application_id=application_id, full_name=f"{given} {family}"
        )

    def first_step(self, application_id: int, sent_at: datetime) -> None:
        """The short first step."""
        self._ledger.add(
            FirstStep,
            application_id=application_id,
            starts=self._luck.choice(list(Starts)).value,
            patterns=str(self._luck.choice(PATTERNS)),
            words=self._luck.choice(self._held["draws"]),
            created_at=sent_at,
        )

    def write(
        self, application_id: int, index: int, sent_at: datetime, *, shown: bool, name: str = ""
    ) -> None:
        """The form of one application; a large country has it only where somebody is shown it."""
        if self._everywhere and not shown:
            return
        given, family = words.numbered_person(index)
        left = date(sent_at.year - self._luck.randint(*YEARS_OF_WORK), 7, 1)
        self._ledger.add(
            ApplicationDetails,
            application_id=application_id,
            full_name=name or f"{given} {family}",
            driving=chance.pick(self._luck, DRIVING),
            history_start=HistoryStart.LEFT_EDUCATION,
            starts_on=left,
            starts_exact=False,
        )
        what, result = self._luck.choice(COURSES)
        self._ledger.add(
            ApplicationEducation,
            application_id=application_id,
            what=what,
            place=f"{family} Lane College",
            result=result,
            until_on=left,
        )
        employer = self._history(application_id, left, sent_at.date())
        self._referees(application_id, employer)
        self._sections(application_id, sent_at)

    def _history(self, application_id: int, left: date, day: date) -> str:
        """Two jobs, and between them time that is explained; returns who the last was with."""
        middle = left.replace(year=left.year + max(1, (day.year - left.year) // 2), month=4)
        months = chance.pick(self._luck, MONTHS_BETWEEN)
        ended = month_end(middle)
        begun = ended + ONE_DAY
        later = begun.replace(month=begun.month + months)
        self._job(application_id, "other", left, ended)
        if months:
            self._ledger.add(
                ApplicationGap,
                application_id=application_id,
                from_on=begun,
                until_on=later - ONE_DAY,
                explanation=self._luck.choice(self._held["gaps"]),
            )
        group = self._luck.choice(("with_children", "with_adults", "other"))
        return self._job(application_id, group, later, None)

    def _job(self, application_id: int, group: str, begun: date, ended: date | None) -> str:
        employer: str = self._luck.choice(self._held[group])
        self._ledger.add(
            ApplicationJob,
            application_id=application_id,
            kind=HistoryKind.WORK,
            employer=employer,
            role_title=self._luck.choice(self._held[f"{group}_roles"]),
            from_on=begun,
            until_on=ended,
            with_children=group == "with_children",
            with_adults=group == "with_adults",
            reason_given=self._luck.choice(self._held["reasons"]),
        )
        return employer

    def _referees(self, application_id: int, employer: str) -> None:
        people = [words.numbered_person(self._luck.randrange(5_000)) for _ in range(2)]
        told = (
            (RefereeKind.EMPLOYER, employer, self._luck.choice(self._held["relations"])),
            (RefereeKind.TUTOR, "", self._luck.choice(self._held["friends"])),
        )
        for number, ((given, family), (kind, place, relation)) in enumerate(
            zip(people, told, strict=True)
        ):
            self._ledger.add(
                ApplicationReferee,
                application_id=application_id,
                kind=kind,
                name=f"{given} {family}",
                organisation=place,
                relation=relation,
                email=words.email(given, family, number, "referees.example.org"),
                most_recent=kind is RefereeKind.EMPLOYER,
                may_ask_early=kind is RefereeKind.EMPLOYER,
            )

    def _sections(self, application_id: int, sent_at: datetime) -> None:
        for section in SECTIONS:
            self._ledger.add(
                ApplicationSection,
                application_id=application_id,
                section=section,
                state=SectionState.COMPLETE,
            )
        self._ledger.add(
            Declaration,
            application_id=application_id,
            related=Related.NO.value,
            words="",
            understood_at=sent_at,
        )
