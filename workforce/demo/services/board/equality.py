"""Answers to the equality questions, as they were counted: of nobody, by employer and month."""

from datetime import date
from random import Random

from dateutil.relativedelta import relativedelta

from workforce.applications.models import EqualityCount
from workforce.applications.states.equality import Question, answers_to
from workforce.demo.rules import chance
from workforce.demo.rules.country import Country
from workforce.demo.services.ledger import Ledger

# How often an answer is given, the first of each question most often; some do not say.
FALLING, NOT_SAID_PERCENT = 0.55, 8.0
ANSWERED_SHARE = 0.7
FEWEST, MONTHS = 10, {True: 2, False: 4}
# A small country has so few that they came in a few months.
MONTHS_OF_ALL = {True: 12, False: 4}
FIRST_PERCENTS = {Question.DISABILITY: ("no", 84.0), Question.CARE: ("no", 93.0)}
ETHNICITY = {"white": 72.0, "black": 13.0, "asian": 8.0, "mixed": 4.0, "other": 3.0}
SEX = {"female": 68.0, "male": 32.0}
AGE = {"25-34": 33.0, "35-44": 24.0, "under-25": 20.0, "45-54": 15.0, "55-over": 8.0}


def write_counts(ledger: Ledger, country: Country, by_organisation: dict[int, int]) -> None:
    """Counts of the last whole months, from how many applied to each employer in the year."""
    luck = chance.stream(country.seed, "equality")
    this_month = country.today.replace(day=1)
    for organisation_id, year_count in by_organisation.items():
        for back in range(1, MONTHS[country.size.everywhere] + 1):
            in_month = year_count / MONTHS_OF_ALL[country.size.everywhere]
            answered = round(in_month * ANSWERED_SHARE * luck.uniform(0.8, 1.3))
            if answered >= FEWEST:
                month = this_month - relativedelta(months=back)
                _month(ledger, luck, organisation_id, month, answered)


def _month(ledger: Ledger, luck: Random, organisation_id: int, month: date, answered: int) -> None:
    for question in Question:
        weights = _weights(question)
        noisy = [weight * luck.uniform(0.7, 1.3) for weight in weights.values()]
        for answer, count in zip(weights, chance.shares(noisy, answered), strict=True):
            if count:
                ledger.add(
                    EqualityCount,
                    organisation_id=organisation_id,
                    month=month,
                    question=question.value,
                    answer=answer,
                    count=count,
                )


def _weights(question: Question) -> dict[str, float]:
    """The shares of the answers in percent, not said last."""
    known = {Question.ETHNICITY: ETHNICITY, Question.SEX: SEX, Question.AGE: AGE}.get(question)
    names = list(answers_to(question))
    if known is None and question in FIRST_PERCENTS:
        answer, percent = FIRST_PERCENTS[question]
        known = dict.fromkeys(names[:-1], 100 - percent) | {answer: percent}
    if known is None:
        known = {name: 100 * FALLING**turn for turn, name in enumerate(names[:-1])}
    return {**known, names[-1]: NOT_SAID_PERCENT}
