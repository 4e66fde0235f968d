"""THE table of what each feature adds to the duties that cross all features."""

from workforce.accounts import privacy as accounts
from workforce.core.registry import Contribution
from workforce.pages import policies as pages
from workforce.providers import privacy as providers
from workforce.sponsorship import policies as sponsorship
from workforce.staffing import policies as staffing

CONTRIBUTIONS: tuple[Contribution, ...] = (
    accounts.CONTRIBUTION,
    providers.CONTRIBUTION,
    sponsorship.CONTRIBUTION,
    staffing.CONTRIBUTION,
    pages.CONTRIBUTION,
)
