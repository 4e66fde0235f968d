"""What only the demo provider's first home has: photographs, openings of files, an inspection."""

import io
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from PIL import Image, ImageDraw, ImageFont

from workforce.checks.models import FileOpening, InspectionLook, InspectionView, Photograph
from workforce.checks.rules import photographs
from workforce.checks.states.inspection import InspectedPage, OpenedFor
from workforce.demo.rules import chance
from workforce.demo.rules.country import Country
from workforce.demo.rules.people import PlannedSpell
from workforce.demo.rules.providers import SHOWCASE_NAME
from workforce.demo.services.gate.checks import Place
from workforce.demo.services.ledger import Ledger, at

SIDE, DIGEST_BITS = 240, 256
# People as plain shapes: a colour, a head, shoulders and two letters. Nobody's face.
COLOURS = ("#1d4f6e", "#5a3d6b", "#2f6b4f", "#7a4a2b", "#45536b", "#6b2f4a")
PHOTOGRAPHED, TAKEN_DAYS = 8, 60
INSPECTED_DAYS, INSPECTED_FILES = 45, 2
OPENED_DAYS = (31, 12, 3)
INSPECTOR, INSPECTORATE = "Jordan Ellis", "Ofsted"


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody of the first home, with the appointment behind them."""

    spell: PlannedSpell
    appointment_id: int
    account_id: int | None


class ShowcaseWriter:
    """Writes what an inspector and the people of the first home find there."""

    def __init__(self, ledger: Ledger, country: Country) -> None:
        self._ledger = ledger
        self._today = country.today
        self._luck: Random = chance.stream(country.seed, "showcase")

    def write(self, place: Place, people: list[Shown]) -> None:
        """Photographs of some, openings of their files, and one inspection that is over."""
        for turn, shown in enumerate(people[:PHOTOGRAPHED]):
            self._photograph(place, shown, COLOURS[turn % len(COLOURS)])
            self._openings(place, shown)
        self._inspection(place, people[:INSPECTED_FILES])

    def _photograph(self, place: Place, shown: Shown, colour: str) -> None:
        spell, day = shown.spell, self._today - timedelta(days=TAKEN_DAYS)
        made = photographs.pictures_of(drawn(spell.given_name, spell.family_name, colour))
        self._ledger.add(
            Photograph,
            organisation_id=place.organisation_id,
            person_reference=spell.reference,
            taken_on=day,
            small=photographs.as_text(made.small),
            tiny=photographs.as_text(made.tiny),
            given_by_id=place.verifier_id,
            created_at=at(day, 12),
        )

    def _openings(self, place: Place, shown: Shown) -> None:
        """The responsible individual looked at checks and file, as the person can see."""
        for days, page in zip(OPENED_DAYS, OpenedFor, strict=False):
            self._opening(place, shown, page, at(self._today - timedelta(days=days), 14))

    def _opening(
        self, place: Place, shown: Shown, page: OpenedFor, moment: object, view: int | None = None
    ) -> None:
        self._ledger.add(
            FileOpening,
            organisation_id=place.organisation_id,
            person_reference=shown.spell.reference,
            appointment_id=shown.appointment_id,
            opened_by_id=None if view else place.verifier_id,
            inspection_view_id=view,
            organisation_name=INSPECTORATE if view else SHOWCASE_NAME,
            opened_for=page,
            opened_at=moment,
            created_at=moment,
        )

    def _inspection(self, place: Place, people: list[Shown]) -> None:
        """A view that was given to an inspector for half a day, and ended early."""
        day = self._today - timedelta(days=INSPECTED_DAYS)
        made_at = at(day, 9)
        view = self._ledger.add(
            InspectionView,
            organisation_id=place.organisation_id,
            home_id=place.home_id,
            as_at=day,
            inspector_name=INSPECTOR,
            inspector_of=INSPECTORATE,
            # Nobody holds its code: no code has this digest.
            code_digest=f"{self._luck.getrandbits(DIGEST_BITS):064x}",
            made_by_id=place.verifier_id,
            made_at=made_at,
            expires_at=made_at + timedelta(hours=12),
            ended_at=at(day, 16),
            ended_by_id=place.verifier_id,
            created_at=made_at,
        )
        self._look(view, InspectedPage.ENTERED, at(day, 10))
        self._look(view, InspectedPage.HOME, at(day, 10, 1))
        for turn, shown in enumerate(people):
            moment = at(day, 11, turn)
            self._look(view, InspectedPage.FILE, moment, shown.appointment_id)
            self._opening(place, shown, OpenedFor.INSPECTION, moment, view)

    def _look(
        self, view: int, page: InspectedPage, moment: object, appointment_id: int | None = None
    ) -> None:
        self._ledger.add(
            InspectionLook,
            inspection_view_id=view,
            page=page,
            appointment_id=appointment_id,
            created_at=moment,
        )


def drawn(given: str, family: str, colour: str) -> bytes:
    """A picture of nobody: head and shoulders as plain shapes, and two letters."""
    image = Image.new("RGB", (SIDE, SIDE), "#e8ecef")
    draw = ImageDraw.Draw(image)
    half = SIDE // 2
    draw.ellipse((half - 46, 34, half + 46, 126), fill=colour)
    draw.ellipse((half - 92, 138, half + 92, 330), fill=colour)
    font = ImageFont.load_default(size=52)
    draw.text((half, 190), f"{given[:1]}{family[:1]}", fill="white", font=font, anchor="mm")
    held = io.BytesIO()
    image.save(held, "PNG")
    return held.getvalue()
