"""Pictures of people: checked by content, made small, and rid of everything but their dots."""

import base64
import io
import json
import warnings
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta
from PIL import Image, ImageOps, UnidentifiedImageError

DATA = Path(__file__).resolve().parents[1] / "data" / "door_pass.json"
LARGEST = 8 * 1024 * 1024
MOST_DOTS = 40_000_000
FEWEST_DOTS_A_SIDE = 96
KINDS = ("JPEG", "PNG")
FULL, SMALL, TINY = 1_200, 96, 64
MOST_SMALL_BYTES, MOST_TINY_BYTES = 4_095, 480


class NoPicture(ValueError):
    """The content is not a picture that we take."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """One picture in three sizes, none with anything but its dots."""

    full: bytes
    small: bytes
    tiny: bytes


def pictures_of(content: bytes) -> Pictures:
    """A JPEG or PNG in our sizes; anything else, and any bomb, is refused."""
    image = _opened(content)
    full = image.copy()
    full.thumbnail((FULL, FULL))
    small = ImageOps.fit(image, (SMALL, SMALL), centering=(0.5, 0.4))
    tiny = ImageOps.fit(image, (TINY, TINY), centering=(0.5, 0.4))
    return Pictures(
        _saved(full, "JPEG", 85),
        _within(small, "JPEG", MOST_SMALL_BYTES),
        _within(tiny, "WEBP", MOST_TINY_BYTES),
    )


def _opened(content: bytes) -> Image.Image:
    if len(content) > LARGEST:
        raise NoPicture
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=KINDS)
            width, height = image.size
            if width * height > MOST_DOTS or min(width, height) < FEWEST_DOTS_A_SIDE:
                raise NoPicture
            return ImageOps.exif_transpose(image).convert("RGB")
    except (
        OSError,
        SyntaxError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as wrong:
        raise NoPicture from wrong


def _saved(image: Image.Image, kind: str, quality: int) -> bytes:
    """The dots alone: what a camera wrote beside them, such as where it was, is left behind."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    out = io.BytesIO()
    bare.save(out, kind, quality=quality, **({"method": 6} if kind == "WEBP" else {}))
    return out.getvalue()


def _within(image: Image.Image, kind: str, most: int) -> bytes:
    """The best quality that fits; where none does, fewer dots in the same frame."""
    for dots in (image.width, image.width * 3 // 4, image.width // 2, image.width // 4):
        smaller = image.resize((dots, dots)).resize(image.size) if dots < image.width else image
        for quality in (80, 60, 40, 25, 12, 4, 1):
            made = _saved(smaller, kind, quality)
            if len(made) <= most:
                return made
    raise NoPicture


def as_text(content: bytes) -> str:
    """Bytes as base64 text."""
    return base64.b64encode(content).decode()


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return found


def months_recent(day: date) -> int:
    """How many months a photograph counts as recent on a day: our policy, not the law's."""
    rows = [row for row in _data()["photograph"] if date.fromisoformat(row["from"]) <= day]
    return int(rows[-1]["months"])


def is_recent(taken_on: date, day: date) -> bool:
    """Whether a photograph counts as recent: through the same day so many months later."""
    return taken_on <= day <= taken_on + relativedelta(months=months_recent(day))


def pass_hours() -> int:
    """For how many hours a door pass is good."""
    return int(_data()["pass_hours"])
