"""Asking to hear more, confirming, keeping on and stopping; all of it twice is fine."""

from dataclasses import dataclass
from datetime import date, datetime

from workforce.accounts import queries as accounts
from workforce.campaigns.models import Campaign, CampaignInterest
from workforce.campaigns.queries import interest as queries
from workforce.campaigns.rules import interest as rules
from workforce.campaigns.rules import pages
from workforce.campaigns.states import CampaignState, InterestEnd
from workforce.core import audit, clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError
from workforce.core.translation import lazy
from workforce.messages import queries as posted
from workforce.messages import services as messages

DOOR = "campaigns_interest.mine"
ANYBODY = Actor.anonymous()
BATCH = 500


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks to hear more, as they say it themselves."""

    name: str
    address: str
    region_code: str
    roles: tuple[str, ...]
    language: str
    came_from: str


def token_of(public_id: str) -> str:
    """The token of somebody's own page: their row's public id, and a proof."""
    return public_id + secrets.signature(f"interest:{public_id}")


def of_token(token: str) -> CampaignInterest | None:
    """Whose page a token opens, if it was signed here."""
    public_id, proof = token[: secrets.PUBLIC_ID_LENGTH], token[secrets.PUBLIC_ID_LENGTH :]
    if not proof.isascii() or not secrets.is_signed(f"interest:{public_id}", proof):
        return None
    return queries.named(public_id)


def ask(campaign: Campaign, who: Asker) -> None:
    """Ask to hear more; whoever asks learns nothing of what the address has asked before."""
    try:
        _ask(campaign, who)
    except Conflict:  # asked for twice at the same moment
        _ask(campaign, who)


@atomic
def _ask(campaign: Campaign, who: Asker) -> None:
    today = clock.today()
    running = pages.is_open(campaign.starts_on, campaign.ends_on, today)
    if campaign.state is not CampaignState.LIVE or not running:
        raise DomainError(lazy("This campaign has ended. There are still jobs to find"))
    known = queries.of_campaign_and_address(campaign, who.address)
    if known is not None:
        _write(known, "interest_known" if known.confirmed_at else "confirm_interest")
        return
    row = CampaignInterest(
        campaign_id=campaign.id,
        name=who.name,
        address=who.address,
        address_digest=queries.address_digests(who.address)[0],
        region_code=who.region_code,
        roles=[*who.roles],
        language=who.language,
        came_from=who.came_from,
        consent_version=rules.CONSENT,
        consented_at=clock.now(),
    )
    session().add(row)
    session().flush()
    audit.record(ANYBODY, "ask-to-hear-more", row)
    _write(row, "confirm_interest")


def _write(row: CampaignInterest, template: str) -> None:
    link = (DOOR, {"token": token_of(row.public_id)})
    address = row.address or ""
    messages.write(address, f"campaigns/{template}", {}, link=link, language=row.language)


@atomic
def confirm(row: CampaignInterest) -> None:
    """Begin to write to somebody who asked for it by their own letter."""
    held = locked(row)
    if held.ended_at is None and held.confirmed_at is None:
        held.confirmed_at = clock.now()
        audit.record(ANYBODY, "confirm-interest", held)


@atomic
def keep(row: CampaignInterest) -> None:
    """Somebody still wants to hear: their word holds for another year."""
    held = locked(row)
    if held.ended_at is None and held.confirmed_at is not None:
        held.consented_at, held.asked_at = clock.now(), None
        held.consent_version = rules.CONSENT
        audit.record(ANYBODY, "keep-interest", held)


@atomic
def stop(row: CampaignInterest) -> None:
    """Stop writing, and forget who it was; what has ended stays so."""
    _end(locked(row), InterestEnd.STOPPED, ANYBODY)


def _end(row: CampaignInterest, why: InterestEnd, actor: Actor) -> None:
    if row.ended_at is not None:
        return
    row.ended_at, row.ended_why = clock.now(), why
    row.name = row.address = row.address_digest = None
    audit.record(actor, "end-interest", row, why=why.value)


@atomic
def end_bounced(since: datetime) -> int:
    """End those whose address refused a letter for good after they had asked."""
    ended = 0
    for letter in posted.refused_since(since):
        for row in queries.of_address(letter.address or ""):
            began = row.confirmed_at or row.consented_at
            if letter.refused_at is not None and began < letter.refused_at:
                _end(row, InterestEnd.BOUNCED, Actor.system("keep-warm"))
                ended += 1
    return ended


@atomic
def ask_again(day: date) -> int:
    """Ask once those whose word is a year old whether they still want to hear."""
    rows = queries.agreed_before(clock.day_end(day) - rules.HOLDS, BATCH)
    for row in rows:
        row.asked_at = clock.now()
        _write(row, "still_interested")
    return len(rows)


@atomic
def forget_unanswered(day: date) -> int:
    """Forget those who were asked again a month ago, and those whose campaign is long over."""
    rows = [
        *queries.asked_before(clock.day_start(day) - rules.ANSWER_WITHIN, BATCH),
        *queries.of_campaigns(queries.over_since(day - rules.AFTER_CAMPAIGN), BATCH),
    ]
    for row in rows:
        _end(row, InterestEnd.OVER, Actor.system("retention"))
    return len(rows)


@atomic
def forget_unconfirmed(day: date) -> int:
    """Delete what was asked a week ago and never confirmed."""
    rows = queries.unconfirmed_before(clock.day_start(day) - rules.UNCONFIRMED_KEPT, BATCH)
    for row in rows:
        session().delete(row)
    return len(rows)


@atomic
def erase_of(actor: Actor, person_id: int) -> None:
    """Forget what the address of a closed account asked to hear of."""
    person = accounts.person(person_id)
    if person is not None and person.email_confirmed_at is not None:
        for row in queries.of_address(person.email):
            _end(row, InterestEnd.ACCOUNT_CLOSED, actor)
