"""The equality questions: each by itself, none of them needed."""

from collections.abc import Iterator

from workforce.applications.states.equality import QUESTION_NAMES, Question, answers_to
from workforce.web import fields
from workforce.web.forms import Form


def _asked(question: Question) -> fields.RadioField:
    return fields.RadioField(
        QUESTION_NAMES[question],
        choices=[fields.Choice(value, name) for value, name in answers_to(question).items()],
        optional_mark=False,
        small=True,
    )


class EqualityForm(Form):
    """Seven questions; whatever is left empty is not counted."""

    age = _asked(Question.AGE)
    sex = _asked(Question.SEX)
    disability = _asked(Question.DISABILITY)
    ethnicity = _asked(Question.ETHNICITY)
    orientation = _asked(Question.ORIENTATION)
    religion = _asked(Question.RELIGION)
    care = _asked(Question.CARE)

    def _given(self) -> Iterator[tuple[Question, str]]:
        for question in Question:
            said = self[question.value].data
            if said:
                yield question, said

    def answers(self) -> dict[Question, str]:
        """What was answered, by question."""
        return dict(self._given())
