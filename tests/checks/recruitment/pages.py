"""Steps through the pages of a recruitment file, as a recruiter takes them."""

from datetime import date
from typing import Any

from werkzeug.test import TestResponse

from tests.page import StrictClient


def parts(day: date, name: str) -> dict[str, Any]:
    return {f"{name}-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def begin_history(client: StrictClient, url: str, day: date) -> TestResponse:
    return client.submit(f"{url}/start", start="left-education", **parts(day, "starts_on"))


def tell_history(client: StrictClient, url: str, day: date) -> TestResponse:
    """A history that begins on a day with travel that goes on, no time abroad, and complete."""
    begin_history(client, url, day)
    client.submit(f"{url}/add", kind="travel", **parts(day, "from_on"))
    client.submit(url.replace("/history", "/abroad"))
    return client.submit(url)


def get_reference(client: StrictClient, url: str, slot: str, day: date) -> TestResponse:
    """A reference asked for, received and verified by voice on one day."""
    client.submit(
        f"{url}/add",
        slot=slot,
        referee_name="Rowan Referee",
        relation="Line manager",
        **parts(day, "asked_on"),
    )
    link = [href for href in client.page(url).links().values() if href.endswith("/received")][-1]
    client.submit(link, concerns="no", **parts(day, "received_on"))
    return ring(client, link.replace("/received", "/call"), day)


def ring(client: StrictClient, url: str, day: date) -> TestResponse:
    return client.submit(
        url,
        rung_name="Rowan Referee",
        number_found="On their website",
        not_from_them="1",
        confirmed="They wrote it",
        **parts(day, "rung_on"),
    )
