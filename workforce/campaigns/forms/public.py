"""What the public types on a campaign's pages."""

from workforce.campaigns.rules.situations import Answer, Situation, situations
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form


class QuizForm(Form):
    """The situations; every one may be left out, and nothing of it is kept."""

    via = fields.HiddenField()

    def reflections(self) -> list[tuple[Situation, Answer]]:
        """What there is to say to the answers that were given."""
        given = [(one, one.answer(self[one.name].data)) for one in situations()]
        return [(one, answer) for one, answer in given if answer is not None]


def quiz_form(via: str) -> QuizForm:
    """The form with all situations."""
    questions = {
        one.name: fields.RadioField(
            lazy(one.text),
            choices=[Choice(answer.value, lazy(answer.text)) for answer in one.answers],
            optional_mark=False,
            label_size="m",
        )
        for one in situations()
    }
    made = type("MadeQuizForm", (QuizForm,), questions)
    form: QuizForm = made(data={"via": via})
    return form
