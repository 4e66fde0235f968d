"""Makers of questions to people who leave; each commits."""

from datetime import timedelta

from tests.factories.employment import make_person_in_post
from tests.factories.providers import make_home, make_organisation
from workforce.accounts.models import Person
from workforce.core import clock
from workforce.core.db import atomic, session
from workforce.core.secrets import digest, new_token
from workforce.employment.models import ExitAnswer


@atomic
def make_question(person: Person | None = None) -> tuple[ExitAnswer, str]:
    """An open question to somebody who left today, and the token of its link."""
    home = make_home(make_organisation())
    spell = make_person_in_post(home, account=person, ended_on=clock.today())
    token = new_token()
    row = ExitAnswer(
        organisation_id=spell.organisation_id,
        person_reference=spell.person_reference,
        person_in_post_id=spell.id,
        account_id=spell.account_id,
        token_digest=digest(token),
        left_on=clock.today(),
        expires_at=clock.now() + timedelta(days=56),
    )
    session().add(row)
    session().flush()
    return row, token
