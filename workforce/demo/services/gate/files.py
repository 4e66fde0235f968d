"""Recruitment files: the history with its gaps, references rung, the interview, papers seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from workforce.checks.models import (
    EarlierPost,
    GapJudgement,
    Interview,
    OverseasResidence,
    Reference,
    RightToWorkCheck,
    WorkHistory,
)
from workforce.checks.states import (
    AskedBy,
    CheckKind,
    HistoryStart,
    LeavingAnswer,
    ReferenceSlot,
    RightToWorkMethod,
    RightToWorkResult,
)
from workforce.demo.rules import chance, files, words
from workforce.demo.rules.country import Country
from workforce.demo.rules.files import Stretch, Told
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.services.gate.checks import CheckWriter, Place, Sight
from workforce.demo.services.ledger import Ledger, at

INTERVIEWED_DAYS_BEFORE = 45
SHARE_CODE_PERCENT = 30.0


@dataclass(frozen=True, slots=True)
class Opened:
    """An appointment whose checks are verified: since when, and the day each was seen."""

    number: int
    opened_on: date
    seen_on: Mapping[CheckKind, date]
    permission_until: date | None = None


class FileWriter:
    """Writes the file behind an appointment, for everybody or for some, as the country is large."""

    def __init__(self, ledger: Ledger, country: Country, checks: CheckWriter) -> None:
        self._ledger = ledger
        self._checks = checks
        self._percent = country.size.files_percent
        self._today = country.today
        self._luck: Random = chance.stream(country.seed, "files")

    def write(self, spell: PlannedSpell, place: Place, opened: Opened) -> None:
        """The file of somebody who started, where one is kept in such detail."""
        drawn = self._luck.random() * 100 < self._percent
        if not (drawn or spell.home.is_showcase):
            return
        told = files.told(self._luck, spell.started_on)
        self._history(told, place, opened)
        self._references(told, place, opened)
        self._interview(spell, place, opened)
        self.right_to_work(spell, place, opened)

    def _history(self, told: Told, place: Place, opened: Opened) -> None:
        seen_on = opened.seen_on[CheckKind.EMPLOYMENT_HISTORY]
        moment = at(seen_on, 10, 30)
        self._ledger.add(
            WorkHistory,
            appointment_id=opened.number,
            starts_on=told.starts_on,
            starts_exact=True,
            start=HistoryStart.LEFT_EDUCATION,
            abroad_said_at=moment,
            declared_by_id=place.seer_id,
            declared_at=moment,
            created_at=moment,
        )
        for stretch in told.stretches:
            self._stretch(stretch, place, opened, seen_on)
        if told.gap is not None:
            self._gap(told.gap, place, opened, seen_on)

    def _stretch(self, stretch: Stretch, place: Place, opened: Opened, seen_on: date) -> None:
        asks = stretch.with_children or stretch.with_adults
        public_id = self._ledger.public_id()
        self._ledger.add(
            EarlierPost,
            public_id=public_id,
            appointment_id=opened.number,
            kind=stretch.kind,
            employer=stretch.employer,
            role_title=stretch.role_title,
            from_on=stretch.from_on,
            from_exact=True,
            until_on=stretch.until_on,
            until_exact=True,
            with_children=stretch.with_children,
            with_adults=stretch.with_adults,
            reason_given=files.one_of(self._luck, "reasons") if stretch.employer else None,
            leaving=LeavingAnswer.VERIFIED if asks else None,
            leaving_asked=" ".join(words.person(self._luck)) if asks else "",
            leaving_asked_by=AskedBy.TELEPHONE if asks else None,
            leaving_asked_on=seen_on if asks else None,
            leaving_words=files.one_of(self._luck, "leaving") if asks else None,
            leaving_recorded_by_id=place.seer_id if asks else None,
            created_at=at(seen_on),
        )
        if asks:
            self._subject(opened, place, Sight(CheckKind.PREVIOUS_POST, seen_on, subject=public_id))
        if stretch.country:
            self._abroad(stretch, place, opened, seen_on)

    def _abroad(self, stretch: Stretch, place: Place, opened: Opened, seen_on: date) -> None:
        self._ledger.add(
            OverseasResidence,
            appointment_id=opened.number,
            country=stretch.country,
            from_on=stretch.from_on,
            from_exact=True,
            until_on=stretch.until_on,
            until_exact=True,
            created_at=at(seen_on),
        )
        sight = Sight(CheckKind.OVERSEAS, seen_on, dated=True, subject=stretch.country)
        self._subject(opened, place, sight)

    def _gap(self, gap: tuple[date, date], place: Place, opened: Opened, seen_on: date) -> None:
        first, last = gap
        self._ledger.add(
            GapJudgement,
            appointment_id=opened.number,
            from_on=first,
            until_on=last,
            explanation=files.one_of(self._luck, "gaps"),
            satisfactory=True,
            judged_by_id=place.seer_id,
            judged_at=at(seen_on, 10, 45),
            created_at=at(seen_on),
        )
        subject = f"{first.isoformat()}..{last.isoformat()}"
        self._subject(opened, place, Sight(CheckKind.GAP, seen_on, subject=subject))

    def _subject(self, opened: Opened, place: Place, sight: Sight) -> None:
        self._checks.seen(opened.number, place, sight)

    def _references(self, told: Told, place: Place, opened: Opened) -> None:
        """Two that were written, and rung on a number that the person did not give."""
        latest = next((one.employer for one in reversed(told.stretches) if one.employer), "")
        for slot, kind, organisation, relation in (
            (ReferenceSlot.MOST_RECENT, CheckKind.REFERENCE_RECENT, latest, "relations"),
            (ReferenceSlot.SECOND, CheckKind.REFERENCE_SECOND, "", "friends"),
        ):
            name, seen_on = " ".join(words.person(self._luck)), opened.seen_on[kind]
            self._ledger.add(
                Reference,
                appointment_id=opened.number,
                slot=slot,
                referee_name=name,
                organisation=organisation,
                relation=files.one_of(self._luck, relation),
                asked_on=opened.opened_on,
                received_on=seen_on,
                answers=files.one_of(self._luck, "answers"),
                rung_on=seen_on + timedelta(days=2),
                rung_name=name,
                number_found=files.one_of(self._luck, "found"),
                confirmed=files.one_of(self._luck, "confirmed"),
                rung_by_id=place.seer_id,
                recorded_by_id=place.seer_id,
                created_at=at(seen_on, 9),
            )

    def _interview(self, spell: PlannedSpell, place: Place, opened: Opened) -> None:
        first, second = (" ".join(words.person(self._luck)) for _ in range(2))
        self._ledger.add(
            Interview,
            appointment_id=opened.number,
            held_on=spell.started_on - timedelta(days=INTERVIEWED_DAYS_BEFORE),
            panel=f"{first}, {second}",
            trained=first,
            record=files.one_of(self._luck, "interviews"),
            children_part=files.one_of(self._luck, "children"),
            recorded_by_id=place.seer_id,
            created_at=at(opened.opened_on, 12),
        )

    def right_to_work(self, spell: PlannedSpell, place: Place, opened: Opened) -> None:
        """The log: a passport seen, or a share code, and the end of a permission that has one."""
        until = opened.permission_until
        online = until is not None or self._luck.random() * 100 < SHARE_CODE_PERCENT
        method = RightToWorkMethod.SHARE_CODE if online else RightToWorkMethod.DOCUMENT
        seen_on = opened.seen_on[CheckKind.RIGHT_TO_WORK]
        result = RightToWorkResult.UNLIMITED if until is None else RightToWorkResult.TIME_LIMITED
        self._ledger.add(
            RightToWorkCheck,
            organisation_id=place.organisation_id,
            person_reference=spell.reference,
            appointment_id=opened.number,
            method=method,
            result=result,
            checked_on=seen_on - timedelta(days=2),
            checked_by_id=place.seer_id,
            permission_until=until,
            follow_up_on=until,
            created_at=at(seen_on, 11),
        )
