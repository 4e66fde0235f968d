"""What is typed about training."""

from workforce.core.translation import lazy
from workforce.training.states import Delivery
from workforce.web import fields
from workforce.web.forms import Form


class CatalogueForm(Form):
    """Narrowing the catalogue; sent by GET."""

    class Meta(Form.Meta):
        """A search carries no token."""

        csrf = False

    q = fields.SearchField(lazy("Words in the title or description"), optional_mark=False)
    topic = fields.SelectField(lazy("Topic"), prompt=lazy("Any topic"), optional_mark=False)
    delivery = fields.SelectField(
        lazy("How it is taught"),
        choices=fields.choices_of(Delivery),
        prompt=lazy("Any way"),
        optional_mark=False,
    )
