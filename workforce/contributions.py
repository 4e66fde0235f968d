"""THE table of what each feature adds to the duties that cross all features."""

from workforce.accounts import privacy as accounts
from workforce.applications import privacy as applications
from workforce.campaigns import privacy as campaigns
from workforce.checks import privacy as checks
from workforce.core.registry import Contribution
from workforce.employment import privacy as employment
from workforce.messages import privacy as messages
from workforce.pages import policies as pages
from workforce.providers import privacy as providers
from workforce.sponsorship import privacy as sponsorship
from workforce.staffing import policies as staffing
from workforce.training import privacy as training
from workforce.vacancies import privacy as vacancies

CONTRIBUTIONS: tuple[Contribution, ...] = (
    messages.CONTRIBUTION,
    accounts.CONTRIBUTION,
    providers.CONTRIBUTION,
    employment.CONTRIBUTION,
    checks.CONTRIBUTION,
    training.CONTRIBUTION,
    vacancies.CONTRIBUTION,
    applications.CONTRIBUTION,
    campaigns.CONTRIBUTION,
    sponsorship.CONTRIBUTION,
    staffing.CONTRIBUTION,
    pages.CONTRIBUTION,
)
