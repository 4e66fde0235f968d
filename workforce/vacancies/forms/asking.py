"""The box that says that words describe no child: drawn only once its writer is asked."""

from markupsafe import Markup

from workforce.core.translation import lazy
from workforce.vacancies.services.asking import CONFIRM
from workforce.web import fields
from workforce.web.forms import Form


class OnceAsked(fields.CheckboxField):
    """A box that nobody sees before there is something to confirm."""

    def __call__(self, **kwargs: object) -> Markup:
        """The box, where it was asked for or ticked already."""
        return super().__call__(**kwargs) if self.errors or self.data else Markup()


def no_child_box() -> OnceAsked:
    """The box, to be the last field of a form whose words are screened: `no_child_described`."""
    return OnceAsked(
        lazy("None of this describes a child who lives here"),
        hint=lazy(
            "A child could be recognised by an age, a habit or something that happened, even "
            "without a name. That could put them in danger."
        ),
        optional_mark=False,
    )


def looked_again_box() -> OnceAsked:
    """The box for whoever writes of themselves or to one person, not about a home."""
    return OnceAsked(lazy("I have looked again: this is not about a child"), optional_mark=False)


def is_confirmed(form: Form) -> bool:
    """Whether a form has the box and it was ticked."""
    return CONFIRM in form and bool(form[CONFIRM].data)
