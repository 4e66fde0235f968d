"""What an applicant is called by those who choose, and what they read of their words.

Every page, file and letter that shows an applicant to an employer asks here; where a job is
anonymous nothing tells who somebody is before the shortlist.
"""

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.rules.masking import masked
from workforce.core.translation import _

MIDDLE = 3


def name_read(application: Application) -> str:
    """The name of an applicant, or what they are called until the shortlist."""
    if policies.is_hidden(application):
        return alias_read(application.alias)
    return application.candidate.name


def alias_read(alias: str) -> str:
    """An alias as it is read out: Candidate 7K3 F2P."""
    return _("Candidate %(alias)s", alias=f"{alias[:MIDDLE]} {alias[MIDDLE:]}")


def words_read(application: Application, text: str) -> str:
    """What an applicant wrote, without what tells who they are where that is not shown yet."""
    if not policies.is_hidden(application):
        return text
    candidate = application.candidate
    return masked(text, (candidate.given_name, candidate.family_name))
