"""The inspection pack of a home: a summary, an index, and the file of every person."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime

from markupsafe import escape

from workforce.checks.presenters.inspection.blocks import Paper, Table, made_words
from workforce.checks.presenters.inspection.file import file_paper, invented_words
from workforce.checks.presenters.inspection.pdf import pdf_of
from workforce.checks.queries.inspection.homes import HomeThen, PersonThen
from workforce.checks.states import CHECK_NAMES, GROUP_NAMES, CheckState, Detail, PeopleGroup
from workforce.core.translation import _, language
from workforce.employment.presenters import duties
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES
from workforce.web.layout import long_date

# A spreadsheet takes a cell that begins like this for a formula, and runs it.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "number",
    "group",
    "person_reference",
    "name",
    "role",
    "contract",
    "started_on",
    "ended_on",
    "checks_verified",
    "checks_asked",
    "file",
    "as_at",
)


def summary_paper(then: HomeThen, made_at: datetime) -> Paper:
    """Who works in the home, how their checks stand, and every sole sign-off."""
    home = then.home
    count = sum(1 for one in then.people if one.group is PeopleGroup.IN_POST)
    return Paper(
        title=_("Inspection pack of %(home)s", home=home.known_as),
        language=language(),
        facts=[
            (_("Home"), home.known_as),
            (_("Registration number"), home.registration_number),
            (_("Provider"), home.organisation.name if home.organisation else ""),
            (_("Registered places"), str(home.places_count)),
            (_("In post"), str(count)),
        ],
        notes=[
            *made_words(then.day, made_at),
            _("Without health or disclosure detail. No child is named."),
        ],
        tables=[*_groups(then), _sole(then), _duties(then)],
        invented=invented_words(home.source),
    )


def _groups(then: HomeThen) -> Iterator[Table]:
    numbers = _numbers(then.people)
    for group in PeopleGroup:
        rows = [
            _cells(number, one)
            for number, one in zip(numbers, then.people, strict=True)
            if one.group is group
        ]
        yield Table(
            str(GROUP_NAMES[group]),
            [_("File"), _("Name"), _("Role"), _("Contract"), _("From, to"), _("Checks verified")],
            rows,
            _("None recorded here"),
        )


def _numbers(people: Sequence[PersonThen]) -> list[str]:
    return [f"{index:03d}" for index, _one in enumerate(people, start=1)]


def _cells(number: str, one: PersonThen) -> list[str]:
    row = one.spell or (one.file.appointment if one.file else None)
    start = long_date(one.spell.started_on) if one.spell else _("not started")
    end = long_date(one.spell.ended_on) if one.spell and one.spell.ended_on else ""
    return [
        number,
        one.name,
        str(ROLE_NAMES[row.role]) if row else "",
        str(CONTRACT_NAMES[one.contract]),
        f"{start} – {end}" if end and one.group is PeopleGroup.LEFT else start,
        checks_words(one),
    ]


def checks_words(one: PersonThen) -> str:
    """How many checks were verified, or why that is not said."""
    if one.withheld:
        return _("The reader’s own file: somebody else makes it")
    if one.file is None:
        return _("Not recorded here")
    done, asked = _counts(one)
    return _("%(done)s of %(total)s", done=done, total=asked)


def _counts(one: PersonThen) -> tuple[int, int]:
    """How many checks were verified, of how many that apply."""
    states = [check.standing.state for check in one.file.checks] if one.file else []
    asked = [state for state in states if state != CheckState.NOT_APPLICABLE]
    return sum(1 for state in asked if state == CheckState.SATISFACTORY), len(asked)


def _sole(then: HomeThen) -> Table:
    rows = [
        [one.name, str(CHECK_NAMES[check.check.kind]), check.verified_by]
        for one in then.people
        for check in (one.file.checks if one.file else ())
        if check.standing.is_sole
    ]
    return Table(
        _("Sole sign-offs"),
        [_("Name"), _("Check"), _("By")],
        rows,
        _("Every verified check was verified by a second person."),
    )


def _duties(then: HomeThen) -> Table:
    """What the employer owed to everybody on the day, as far as it is recorded here."""
    lines = [duties.DutyLine.of(person, due) for person in then.duties for due in person.dues]
    rows = [
        [
            line.name,
            str(line.kind),
            str(line.state),
            long_date(line.done_on) or _("Not recorded here"),
            long_date(line.due_on) or _("No day"),
            str(line.basis),
        ]
        for line in lines
    ]
    return Table(
        _("Duties of the employer"),
        [_("Name"), _("Duty"), _("State"), _("Done on"), _("Due on"), _("Law or policy")],
        rows,
        _("None recorded here"),
    )


def pack_zip(then: HomeThen, made_at: datetime) -> bytes:
    """The pack as one archive: summary, index in two shapes, and a file for every person."""
    out = io.BytesIO()
    stamp = made_at.timetuple()[:6]
    numbers = _numbers(then.people)
    names = [_name(number, one) for number, one in zip(numbers, then.people, strict=True)]

    def entry(name: str) -> zipfile.ZipInfo:
        return zipfile.ZipInfo(name, stamp)

    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry("summary.pdf"), pdf_of(summary_paper(then, made_at), made_at))
        archive.writestr(entry("index.csv"), _index_csv(then, names))
        archive.writestr(entry("index.html"), _index_html(then, names, made_at))
        for name, one in zip(names, then.people, strict=True):
            if one.file is not None:
                paper = file_paper(one.file, Detail.INSPECTOR, made_at)
                archive.writestr(entry(name), pdf_of(paper, made_at))
    return out.getvalue()


def _name(number: str, one: PersonThen) -> str:
    """Where the file of somebody lies in the archive; nothing where there is none."""
    if one.file is None:
        return ""
    words = re.sub(r"[^A-Za-z0-9]+", "-", one.file.appointment.person_reference).strip("-")
    return f"files/{number}-{words or 'person'}.pdf"


def _index_csv(then: HomeThen, names: Sequence[str]) -> str:
    invented = bool(invented_words(then.home.source))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*COLUMNS, "data_source") if invented else COLUMNS)
    numbers = _numbers(then.people)
    for number, name, one in zip(numbers, names, then.people, strict=True):
        row = one.spell or (one.file.appointment if one.file else None)
        done, asked = _counts(one)
        ended_on = one.spell.ended_on if one.spell and one.group is PeopleGroup.LEFT else None
        cells = [
            number,
            one.group.value,
            row.person_reference if row else "",
            one.name,
            row.role.value if row else "",
            one.contract.value,
            one.spell.started_on.isoformat() if one.spell else "",
            ended_on.isoformat() if ended_on else "",
            str(done) if one.file else "not-recorded-here",
            str(asked) if one.file else "not-recorded-here",
            name,
            then.day.isoformat(),
        ]
        safe = [f"'{cell}" if cell.startswith(DANGEROUS) else cell for cell in cells]
        writer.writerow([*safe, "invented"] if invented else safe)
    return out.getvalue()


def _index_html(then: HomeThen, names: Sequence[str], made_at: datetime) -> str:
    """The index as a page that opens without us."""
    paper = summary_paper(then, made_at)
    links = dict(zip(_numbers(then.people), names, strict=True))
    parts = [
        f'<!doctype html><html lang="{paper.language}"><head><meta charset="utf-8">',
        f"<title>{escape(paper.title)}</title></head><body><h1>{escape(paper.title)}</h1>",
        f"<p><strong>{escape(paper.invented)}</strong></p>" if paper.invented else "",
        *(f"<p>{escape(note)}</p>" for note in paper.notes),
        '<p><a href="summary.pdf">summary.pdf</a>, <a href="index.csv">index.csv</a></p>',
    ]
    for table in paper.tables:
        parts.append(f"<h2>{escape(table.title)}</h2>")
        if not table.rows:
            parts.append(f"<p>{escape(table.empty)}</p>")
            continue
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.head)
        parts.append(f"<table><caption>{escape(table.title)}</caption><tr>{head}</tr>")
        parts += [f"<tr>{''.join(_html_cells(row, links))}</tr>" for row in table.rows]
        parts.append("</table>")
    return "\n".join([*parts, "</body></html>"])


def _html_cells(row: Sequence[str], links: dict[str, str]) -> Iterator[str]:
    for cell in row:
        href = links.get(cell, "")
        inner = f'<a href="{escape(href)}">{escape(cell)}</a>' if href else escape(cell)
        yield f"<td>{inner}</td>"
