"""The equality questions: what is asked, apart from any application, and what may be answered."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy

NOT_SAID = "not-said"


class Question(StrEnum):
    """What is asked, each by itself; every one can be left."""

    AGE = "age"
    SEX = "sex"
    DISABILITY = "disability"
    ETHNICITY = "ethnicity"
    ORIENTATION = "orientation"
    RELIGION = "religion"
    CARE = "care"


QUESTION_NAMES: dict[Question, Lazy] = {
    Question.AGE: lazy("How old are you?"),
    Question.SEX: lazy("What is your sex?"),
    Question.DISABILITY: lazy("Are you disabled?"),
    Question.ETHNICITY: lazy("What is your ethnic group?"),
    Question.ORIENTATION: lazy("What is your sexual orientation?"),
    Question.RELIGION: lazy("What is your religion?"),
    Question.CARE: lazy("Were you in care as a child or young person?"),
}
YES_NO: dict[str, Lazy] = {"yes": lazy("Yes"), "no": lazy("No")}
ANSWER_NAMES: dict[Question, dict[str, Lazy]] = {
    Question.AGE: {
        "under-25": lazy("Under 25"),
        "25-34": lazy("25 to 34"),
        "35-44": lazy("35 to 44"),
        "45-54": lazy("45 to 54"),
        "55-over": lazy("55 or over"),
    },
    Question.SEX: {"female": lazy("Female"), "male": lazy("Male")},
    Question.DISABILITY: YES_NO,
    Question.ETHNICITY: {
        "asian": lazy("Asian or Asian British"),
        "black": lazy("Black, Black British, Caribbean or African"),
        "mixed": lazy("Mixed or multiple ethnic groups"),
        "white": lazy("White"),
        "other": lazy("Another ethnic group"),
    },
    Question.ORIENTATION: {
        "straight": lazy("Straight or heterosexual"),
        "gay": lazy("Gay or lesbian"),
        "bi": lazy("Bisexual"),
        "other": lazy("Another orientation"),
    },
    Question.RELIGION: {
        "none": lazy("No religion"),
        "christian": lazy("Christian"),
        "muslim": lazy("Muslim"),
        "hindu": lazy("Hindu"),
        "sikh": lazy("Sikh"),
        "jewish": lazy("Jewish"),
        "buddhist": lazy("Buddhist"),
        "other": lazy("Another religion"),
    },
    Question.CARE: YES_NO,
}
PREFER_NOT = lazy("Prefer not to say")


def answers_to(question: Question) -> dict[str, Lazy]:
    """Everything that may be answered to a question; not to say is always last."""
    return {**ANSWER_NAMES[question], NOT_SAID: PREFER_NOT}
