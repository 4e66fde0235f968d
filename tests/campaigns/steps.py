"""What tests of interest do again and again."""

from workforce.campaigns.models import Campaign, CampaignInterest
from workforce.campaigns.queries import interest as queries
from workforce.campaigns.services import interest

ADDRESS = "sam@example.org"


def asker(address: str = ADDRESS, came_from: str = "") -> interest.Asker:
    return interest.Asker("Sam", address, "E12000003", ("therapist",), "en", came_from)


def asked(running: Campaign, address: str = ADDRESS, *, confirmed: bool = True) -> CampaignInterest:
    interest.ask(running, asker(address))
    (row,) = queries.of_address(address)
    if confirmed:
        interest.confirm(row)
    return row
