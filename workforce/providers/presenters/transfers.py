"""Changes of owner as the two owners and support see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _, lazy
from workforce.providers import policies
from workforce.providers.models import HomeTransfer
from workforce.providers.presenters.choices import council
from workforce.providers.states import TransferState
from workforce.web.layout import long_date, moment_in_words

TRANSFER_STATES: dict[TransferState, tuple[Lazy, str]] = {
    TransferState.ASKED: (lazy("Waits for the new owner"), "wait"),
    TransferState.AGREED: (lazy("Agreed"), "new"),
    TransferState.DONE: (lazy("Carried out"), "good"),
    TransferState.WITHDRAWN: (lazy("Withdrawn"), "closed"),
}


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One change of owner in a list."""

    public_id: str
    number: str
    giver: str
    receiver: str
    on_day: date
    status: Lazy
    tone: str

    @classmethod
    def of(cls, actor: Actor, row: HomeTransfer) -> "TransferLine":
        """A change of owner; until it is carried out the receiver knows the home by its number."""
        status, tone = TRANSFER_STATES[row.state]
        mine = policies.can_see_home(actor, row.home)
        return cls(
            row.public_id,
            row.home.known_as if mine else row.home.registration_number,
            row.from_organisation.name,
            row.to_organisation.name,
            row.on_day,
            status,
            tone,
        )


@dataclass(frozen=True, slots=True)
class TransferPage:
    """One change of owner with what the reader may do about it."""

    line: TransferLine
    rows: Sequence[tuple[str, Any]]
    can_agree: bool
    can_withdraw: bool
    can_confirm: bool

    @classmethod
    def of(cls, actor: Actor, row: HomeTransfer) -> "TransferPage":
        """The page for somebody of one of the two sides, or of support."""
        line = TransferLine.of(actor, row)
        is_open = row.state in {TransferState.ASKED, TransferState.AGREED}
        confirmed = row.confirmed_at is not None
        return cls(
            line=line,
            rows=[
                (_("Home"), line.number),
                (_("Council area"), council(row.home.authority_code)),
                (_("Owner now"), line.giver),
                (_("New owner"), line.receiver),
                (_("New registration number"), row.new_registration_number),
                (_("First day with the new owner"), long_date(row.on_day)),
                (_("Agreed by the new owner"), moment_in_words(row.agreed_at) or _("Not yet")),
                (_("Number confirmed by support"), _("Yes") if confirmed else _("Not yet")),
            ],
            can_agree=row.state is TransferState.ASKED and policies.can_agree(actor, row),
            can_withdraw=is_open and policies.can_withdraw_transfer(actor, row),
            can_confirm=is_open and not confirmed and policies.can_support(actor),
        )
