"""People in post and funded posts as pages show them."""

from workforce.employment.presenters.duties import (
    OwnDutiesPage,
)
from workforce.employment.presenters.people import (
    EstablishmentPage,
    HomeFigures,
    PeoplePage,
    PersonLine,
    PersonPage,
    PostLine,
)

__all__ = [
    "EstablishmentPage",
    "HomeFigures",
    "OwnDutiesPage",
    "PeoplePage",
    "PersonLine",
    "PersonPage",
    "PostLine",
]
