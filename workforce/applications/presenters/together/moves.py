"""A move of several applicants: the letters that will go, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from workforce.applications import policies
from workforce.applications.models import APPLICATION, Application
from workforce.applications.models.choosing import SeveralMoves
from workforce.applications.presenters.naming import name_read
from workforce.applications.rules.moving import LETTERS, why_left
from workforce.applications.states import RECRUITER_NAMES
from workforce.applications.states.choosing import LEFT_NAMES, Left
from workforce.core.translation import ENGLISH, WELSH, _
from workforce.integrations.mail import Mail
from workforce.messages.models import Letter


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter as it will be read, and to how many it goes; None where that is not told."""

    subject: str
    text: str
    language: str
    spoken: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Person:
    """One applicant of a move, and why they are left behind, if they are."""

    public_id: str
    name: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class MovesPage:
    """A move of several applicants before it is done, or after."""

    public_id: str
    vacancy_id: str
    title: str
    to: str
    done: bool
    going: tuple[Person, ...]
    left: tuple[Person, ...]
    letters: tuple[Shown, ...]

    @classmethod
    def of(
        cls,
        row: SeveralMoves,
        applications: Sequence[Application],
        letter_of: Callable[[Application, str], Mail],
    ) -> Self:
        """The move as it stands now: letters are shown until they have gone."""
        why = _reasons(row, applications)
        going = [one for one in applications if why.get(one.public_id) is None]
        left = [(one, why[one.public_id]) for one in applications if why.get(one.public_id)]
        return cls(
            row.public_id,
            row.vacancy.public_id,
            row.vacancy.title,
            str(RECRUITER_NAMES[row.to_state]),
            row.done_at is not None,
            tuple(Person(one.public_id, name_read(one)) for one in going),
            tuple(
                Person(one.public_id, name_read(one), str(LEFT_NAMES[reason]))
                for one, reason in left
                if reason is not None
            ),
            () if row.done_at is not None else tuple(_letters(going, letter_of)),
        )


def letter_to(row: SeveralMoves, application: Application, speaks: str, **words: str) -> Letter:
    """The very letter that a move sends to somebody, not put anywhere."""
    vacancy = application.vacancy
    return Letter(
        template=f"applications/{LETTERS[row.to_state]}",
        context={"title": vacancy.title, "employer": vacancy.employer_name, **words},
        address="",
        language=speaks,
    )


def _reasons(row: SeveralMoves, applications: Sequence[Application]) -> dict[str, Left | None]:
    if row.done_at is not None:
        return {public_id: Left(why) for public_id, why in row.left_behind}
    return {
        one.public_id: why_left(
            one.state,
            row.to_state,
            is_whole=one.completed_at is not None,
            lawful=APPLICATION.allows,
        )
        for one in applications
    }


def _letters(
    going: Sequence[Application], letter_of: Callable[[Application, str], Mail]
) -> Sequence[Shown]:
    """One of each letter; where nobody is named, neither is told who reads which language."""
    if not going:
        return ()
    hidden = any(policies.is_hidden(one) for one in going)
    spoken = {ENGLISH: _("English"), WELSH: _("Welsh")}
    found = []
    for speaks, name in spoken.items():
        readers = [one for one in going if one.candidate.language == speaks]
        if readers or hidden:
            mail = letter_of((readers or list(going))[0], speaks)
            count = None if hidden else len(readers)
            found.append(Shown(mail.subject, mail.text, speaks, name, count))
    return found
