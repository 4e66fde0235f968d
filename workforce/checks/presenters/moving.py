"""Posts and homes as the pages of moves show them."""

from workforce.core.translation import _
from workforce.employment.models import PersonInPost
from workforce.employment.states import ROLE_NAMES
from workforce.providers.presenters import home_choices

__all__ = ["home_choices", "post_words"]


def post_words(spell: PersonInPost) -> str:
    """A post in a line: its role and its home."""
    return _("%(role)s, %(home)s", role=ROLE_NAMES[spell.role], home=spell.home.known_as)
