"""Words for candidates: never where a home is, and their writer is asked about children in them."""

from collections.abc import Mapping

from workforce.applications.rules.hiring import places
from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.vacancies.models import Vacancy
from workforce.vacancies.services import asking, shown


def check_words(
    vacancy: Vacancy, texts: Mapping[str, str], *, confirmed: bool, box: str = asking.CONFIRM
) -> None:
    """Refuse texts that say where a home is, and ask about those that tell of a child.

    `box` names the box to tick. A place is only ever told by its release, never in a letter.
    """
    said = {field: text for field, text in texts.items() if text}
    known = shown.secret_places(vacancy) if said else ()
    for field, text in said.items():
        if places.gives_away(text, known):
            raise DomainError(
                lazy("This says where the home is. The candidate is told on a page of its own"),
                field,
            )
    asking.ask_about_children(said, confirmed=confirmed, field=box)
