"""Registered managers of homes as pages show them: in post, away, or not there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _, ngettext
from workforce.employment import policies
from workforce.employment.models import ManagerAbsence, ManagerVacancyStep, PersonInPost
from workforce.employment.queries.owed.registered import ManagerVacancy, away
from workforce.employment.rules import registered as rules
from workforce.employment.rules.registered import AbsenceRule, ChangeRule, Notice
from workforce.employment.states import ORIGIN_NAMES, STANDING_NAMES, STEP_NAMES, VacancyStep
from workforce.providers.models import Home
from workforce.web.layout import long_date


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Something that the regulator must be told, and where that stands."""

    text: str
    state: str
    tone: str

    @classmethod
    def of(cls, notice: Notice | None, day: date) -> "NoticeLine | None":
        """A notice on a day; None where nothing is asked."""
        if notice is None:
            return None
        if notice.told_on is not None:
            said = _("Told on %(day)s", day=long_date(notice.told_on))
            late = _("Told late") if notice.late else _("Told in time")
            return cls(said, late, "warn" if notice.late else "good")
        said = _("Tell them by %(day)s", day=long_date(notice.due_on))
        if notice.overdue(day):
            return cls(said, _("Overdue"), "bad")
        return cls(said, _("To do"), "warn")


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One absence of a registered manager."""

    public_id: str
    origin: Lazy
    from_on: date
    until_on: date | None
    returned_on: date | None
    days: int | None
    cover_name: str
    cover_qualifications: str
    is_long: bool
    notice: NoticeLine | None
    return_notice: NoticeLine | None
    set_aside: bool

    @classmethod
    def of(cls, row: ManagerAbsence, rule: AbsenceRule | None, day: date) -> "AbsenceLine":
        """An absence as the provider sees it; without a known rule nothing is said to be due."""
        known = away(row)
        live = rule if row.set_aside_at is None else None
        return cls(
            row.public_id,
            ORIGIN_NAMES[row.origin],
            row.from_on,
            known.last_day,
            row.returned_on,
            known.days,
            row.cover_name,
            row.cover_qualifications,
            live is not None and rules.is_long(live, known),
            NoticeLine.of(rules.absence_notice(live, known), day) if live else None,
            NoticeLine.of(rules.return_notice(live, known), day) if live else None,
            row.set_aside_at is not None,
        )


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step about a vacant manager's post."""

    public_id: str
    step: Lazy
    done_on: date
    name: str | None
    note: str | None
    set_aside: bool

    @classmethod
    def of(cls, row: ManagerVacancyStep) -> "StepLine":
        """A step as the provider sees it."""
        return cls(
            row.public_id,
            STEP_NAMES[row.step],
            row.done_on,
            row.name,
            row.note,
            row.set_aside_at is not None,
        )


@dataclass(frozen=True, slots=True)
class VacancyLine:
    """How long a home has been without a registered manager, and how it is looked after."""

    words: str
    since: date
    standing: Lazy

    @classmethod
    def of(cls, vacancy: ManagerVacancy) -> "VacancyLine":
        """A vacancy in words; where nobody was ever recorded it may have been longer."""
        if vacancy.is_recorded:
            words = ngettext("%(num)s day", "%(num)s days", vacancy.days)
        else:
            words = ngettext(
                "%(num)s day recorded here, perhaps longer",
                "%(num)s days recorded here, perhaps longer",
                vacancy.days,
            )
        return cls(words, vacancy.since, STANDING_NAMES[vacancy.standing])


@dataclass(frozen=True, slots=True)
class ManagerLine:
    """One home in the list: its registered manager, or since when there is none."""

    home_id: str
    home_name: str
    manager: str | None
    vacancy: VacancyLine | None
    away_until: str | None
    overdue_count: int

    @classmethod
    def all_of(
        cls,
        homes: Iterable[Home],
        managers: Iterable[PersonInPost],
        vacancies: Mapping[int, ManagerVacancy],
        absences: Iterable[ManagerAbsence],
        day: date,
    ) -> "list[ManagerLine]":
        """Every home, in the order given."""
        names = {row.home_id: row.name for row in managers}
        away_from: dict[int, list[ManagerAbsence]] = defaultdict(list)
        for row in absences:
            if row.set_aside_at is None:
                away_from[row.home_id].append(row)
        return [
            cls(
                home.public_id,
                home.known_as,
                names.get(home.id),
                VacancyLine.of(vacancies[home.id]) if home.id in vacancies else None,
                _away_words(away_from[home.id], day),
                _overdue_count(home, away_from[home.id], day),
            )
            for home in homes
        ]


def _away_words(rows: Iterable[ManagerAbsence], day: date) -> str | None:
    for row in rows:
        last = away(row).last_day
        if row.from_on <= day and (last is None or day <= last):
            if last is None:
                return _("Away, nobody knows until when")
            return _("Away until %(day)s", day=long_date(last))
    return None


def _overdue_count(home: Home, rows: Iterable[ManagerAbsence], day: date) -> int:
    rule = rules.absence_rule(home.nation, home.home_type)
    if rule is None:
        return 0
    found = [
        notice
        for row in rows
        for notice in (
            rules.absence_notice(rule, away(row)),
            rules.return_notice(rule, away(row)),
        )
    ]
    return sum(1 for notice in found if notice is not None and notice.overdue(day))


@dataclass(frozen=True, slots=True)
class ManagerPage:
    """A home's registered manager: who, absences and notices, or the vacancy and its steps."""

    home_id: str
    home_name: str
    manager: str | None
    vacancy: VacancyLine | None
    steps: Sequence[StepLine]
    absences: Sequence[AbsenceLine]
    rule: AbsenceRule | None
    note: str
    change: ChangeRule | None
    change_note: str
    change_told: str
    can_keep: bool

    @classmethod
    def of(
        cls,
        actor: Actor,
        home: Home,
        manager: PersonInPost | None,
        vacancy: ManagerVacancy | None,
        steps: Iterable[ManagerVacancyStep],
        absences: Iterable[ManagerAbsence],
        day: date,
    ) -> "ManagerPage":
        """The page for somebody who may see the home's people."""
        rule = rules.absence_rule(home.nation, home.home_type)
        change = rules.change_rule(home.nation, home.home_type)
        steps = list(steps)
        return cls(
            home.public_id,
            home.known_as,
            manager.name if manager else None,
            VacancyLine.of(vacancy) if vacancy else None,
            [StepLine.of(row) for row in steps],
            [AbsenceLine.of(row, rule, day) for row in absences],
            rule,
            _(rule.note) if rule else "",
            change,
            _(change.note) if change else "",
            _told(steps),
            policies.can_keep_notices(actor, home),
        )


def _told(steps: Iterable[ManagerVacancyStep]) -> str:
    """When the regulator was told that there is no manager, as far as that is recorded."""
    told = (one for one in steps if one.step is VacancyStep.REGULATOR_TOLD)
    days = [one.done_on for one in told if one.set_aside_at is None]
    return _("Told on %(day)s", day=long_date(min(days))) if days else _("Not recorded here")
