"""People in post and funded posts as pages show them."""

from workforce.employment.presenters.duties import (
    OwnDutiesPage,
)
from workforce.employment.presenters.people import (
    EstablishmentPage,
    HomeFigures,
    OwnSpell,
    PeoplePage,
    PersonLine,
    PersonPage,
    PostLine,
)

__all__ = [
    "EstablishmentPage",
    "HomeFigures",
    "OwnDutiesPage",
    "OwnSpell",
    "PeoplePage",
    "PersonLine",
    "PersonPage",
    "PostLine",
]
