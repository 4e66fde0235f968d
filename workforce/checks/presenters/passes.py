"""Door passes as their person and as a door see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

import segno
from flask import url_for

from workforce.checks.models import Appointment, DoorPass
from workforce.checks.queries.passes import Lack, LackKind
from workforce.checks.states import CHECK_NAMES, PASS_NAMES, WHY_NAMES, PassState, Why
from workforce.core import registry
from workforce.core.translation import Lazy, _, lazy
from workforce.employment.states import ROLE_NAMES

LACK_NAMES: dict[LackKind, Lazy] = {
    LackKind.NOT_IN_POST: lazy("You are not in post in this home today"),
    LackKind.HOME_NOT_OPEN: lazy("This home is not open today"),
    LackKind.NO_PHOTOGRAPH: lazy("A photograph of you is missing"),
    LackKind.OLD_PHOTOGRAPH: lazy("The photograph of you is too old"),
    LackKind.SPEAK_TO_MANAGER: lazy("Your manager must speak with you first"),
}
ROLES = [(role.value, name) for role, name in ROLE_NAMES.items()]
# What a person may read about why; of anything else only that it is not complete.
TOLD = frozenset({Why.NOT_DONE, Why.NOT_RECORDED, Why.NOT_VERIFIED, Why.EXPIRED, Why.RECHECK_DUE})


def lack_words(one: Lack) -> str:
    """What is lacking, without a word of health or disclosure."""
    if one.check is None:
        return str(LACK_NAMES[one.kind])
    why = str(WHY_NAMES[one.why]) if one.why in TOLD else _("Not complete")
    return f"{CHECK_NAMES[one.check]}: {why}"


@dataclass(frozen=True, slots=True)
class OwnPost:
    """A post of one's own for which a pass can be asked."""

    appointment_id: str
    role: Lazy
    home: str
    lacking: Sequence[str]
    has_photograph: bool

    @classmethod
    def of(cls, row: Appointment, lacking: Iterable[Lack]) -> "OwnPost":
        """A post with what is lacking tonight."""
        lacks = list(lacking)
        kinds = {one.kind for one in lacks}
        return cls(
            row.public_id,
            ROLE_NAMES[row.role],
            row.home.known_as,
            [lack_words(one) for one in lacks],
            kinds.isdisjoint({LackKind.NO_PHOTOGRAPH, LackKind.OLD_PHOTOGRAPH}),
        )


@dataclass(frozen=True, slots=True)
class PassPage:
    """A pass as its person shows it: the square, the photograph, and until when."""

    public_id: str
    picture: str
    photograph: str
    code: str
    name: str
    role: Lazy
    home: str
    expires_at: datetime
    state: PassState
    state_words: Lazy

    @classmethod
    def of(cls, row: DoorPass, state: PassState) -> "PassPage":
        """The square holds the address of the door and, after its #, the signed words."""
        address = urljoin(registry.settings().base_url, url_for("checks_door.door"))
        text = f"{address}?pass={row.public_id}#{row.token}"
        square = segno.make(text, error="l", micro=False, boost_error=False)
        spell = row.appointment.person_in_post
        return cls(
            row.public_id,
            square.svg_data_uri(scale=3, border=4, light="#ffffff"),
            f"data:image/jpeg;base64,{row.photograph.small}",
            f"{row.code[:5]} {row.code[5:]}",
            spell.name if spell is not None else row.appointment.name,
            ROLE_NAMES[(spell or row.appointment).role],
            row.home.known_as,
            row.expires_at,
            state,
            PASS_NAMES[state],
        )


@dataclass(frozen=True, slots=True)
class DoorAnswer:
    """What the door is told: to the public only how a pass stands, to its home also whose it is."""

    state: PassState
    state_words: Lazy
    expires_at: datetime | None
    name: str = ""
    role: Lazy | None = None
    home: str = ""
    photograph: str = ""
    photograph_own: bool = False

    @classmethod
    def of(cls, row: DoorPass | None, state: PassState, *, to_home: bool) -> "DoorAnswer":
        """The answer for whoever asks."""
        if row is None or not to_home:
            until = row.expires_at if row is not None else None
            return cls(state, PASS_NAMES[state], until)
        spell = row.appointment.person_in_post
        return cls(
            state,
            PASS_NAMES[state],
            row.expires_at,
            spell.name if spell is not None else row.appointment.name,
            ROLE_NAMES[(spell or row.appointment).role],
            row.home.known_as,
            f"data:image/jpeg;base64,{row.photograph.small}",
            row.photograph.given_by_id == row.account_id,
        )


def key_set(keys: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Published keys as a JSON Web Key Set."""
    return {"keys": list(keys)}
