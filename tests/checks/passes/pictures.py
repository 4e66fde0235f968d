"""Pictures for tests: a plain face, one that says where it was taken, and bombs."""

import io
import struct
import zlib

from PIL import Image

from tests.factories.checks import make_keeper
from workforce.checks.models import Appointment, Photograph
from workforce.checks.services import passes as services
from workforce.core import clock

PLACE = b"53.8008N 1.5491W Bramble House"


def picture(width: int = 300, height: int = 400, kind: str = "JPEG") -> bytes:
    """A picture with a little of everything, so that it does not shrink to nothing."""
    image = Image.effect_noise((width, height), 60).convert("RGB")
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    image.save(out, kind, **({"exif": exif, "comment": PLACE} if kind == "JPEG" else {}))
    return out.getvalue()


def bomb(side: int = 50_000) -> bytes:
    """A PNG of a few bytes that says it is very large."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        length = struct.pack(">I", len(content))
        return length + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\x00" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def photographed(appointment: Appointment) -> Photograph:
    """A recent photograph of the person of an appointment, given by a manager."""
    made = services.prepared(picture(), "Photograph")
    keeper = make_keeper(appointment.home)
    return services.give_photograph(keeper, appointment, made, taken_on=clock.today())
