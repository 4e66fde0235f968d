"""The private link that asks people why they left is forgotten ninety days after its end."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.exits import make_question
from workforce.core import clock
from workforce.employment import privacy
from workforce.employment.models import ExitAnswer
from workforce.employment.queries import exits
from workforce.employment.services import exits as asking
from workforce.employment.states import OwnReason

DAY = timedelta(days=1)


def test_the_link_goes_after_ninety_days_and_the_answer_stays(session: Session) -> None:
    question, token = make_question()
    asking.answer(question, reason=OwnReason.PAY)
    last = clock.london(question.expires_at).date() + 90 * DAY
    [rule] = privacy.CONTRIBUTION.retention
    assert rule.erase(last) == 0
    assert exits.exit_answer_by_token(token) is not None
    assert rule.erase(last + 2 * DAY) == 1
    assert rule.erase(last + 2 * DAY) == 0
    session.expire_all()
    assert exits.exit_answer_by_token(token) is None
    assert session.scalars(select(ExitAnswer.reason)).all() == [OwnReason.PAY]
