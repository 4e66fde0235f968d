"""Posts as the pages of moves show them."""

from workforce.core.translation import _
from workforce.employment.models import PersonInPost
from workforce.employment.states import ROLE_NAMES


def post_words(spell: PersonInPost) -> str:
    """A post in a line: its role and its home."""
    return _("%(role)s, %(home)s", role=ROLE_NAMES[spell.role], home=spell.home.known_as)
