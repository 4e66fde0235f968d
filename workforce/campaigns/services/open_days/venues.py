"""Where an open day may be held and what may be said of it: no word says where a home is."""

from collections.abc import Sequence
from typing import Protocol

from workforce.applications.rules.hiring import places
from workforce.campaigns.queries.open_days import venues as queries
from workforce.campaigns.rules import venues as rules
from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.places import rules as known
from workforce.providers.models import Home, Organisation
from workforce.providers.queries import homes
from workforce.providers.rules import claims
from workforce.vacancies.rules import screening
from workforce.vacancies.services import asking, shown

TEXTS = ("title", "welsh_title", "words", "welsh_words")


class Said(Protocol):
    """What is said of an open day and its place."""

    @property
    def venue_name(self) -> str:
        """What the place is called."""

    @property
    def venue_address(self) -> str:
        """Its lines of address."""

    @property
    def no_child_described(self) -> bool:
        """Whether the writer said that no word is about a child."""


def place_of(said: Said, postcode: str, organisation: Organisation) -> str:
    """The postcode of a place as it is kept; refuses homes in words that tell of none."""
    found = claims.postcode_of(postcode)
    outcode = known.outcode_of(found) if found else None
    if found is None or outcode is None or known.outcode(outcode) is None:
        raise DomainError(lazy("Enter a full postcode, like LS1 4AP"), "venue_postcode")
    near = [*homes.homes_of(organisation.id), *queries.homes_in(outcode)]
    place = screening.Whereabouts(said.venue_name, said.venue_address, found)
    if any(rules.is_at_home(place, shown.whereabouts(one)) for one in near):
        raise DomainError(
            lazy("This place cannot be used. Choose another one that is open to the public"),
            "venue_postcode",
        )
    return found


def check_words(said: Said, organisation: Organisation) -> None:
    """Refuse words that say where people live, and ask about those that may tell of a child."""
    own = homes.homes_of(organisation.id)
    texts = {field: getattr(said, field) for field in TEXTS}
    for field, text in texts.items():
        if screening.spot(text, screening.Whereabouts()) or _names(text, own):
            raise DomainError(
                lazy(
                    "Take out the place: it has boxes of its own, and no words may say where a "
                    "home is"
                ),
                field,
            )
    asking.ask_about_children(texts, confirmed=said.no_child_described)


def holder_name(organisation: Organisation) -> str:
    """The name of whoever holds the day, or nothing where it is the name of a home."""
    own = homes.homes_of(organisation.id)
    return organisation.name if all(shown.employer_name(organisation, one) for one in own) else ""


def _names(text: str, own: Sequence[Home]) -> bool:
    return places.gives_away(text, map(shown.whereabouts, own))
