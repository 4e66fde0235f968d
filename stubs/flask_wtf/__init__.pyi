from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf.csrf import CSRFProtect as CSRFProtect
from markupsafe import Markup
from wtforms import Field, Form
from wtforms.fields import HiddenField

class FlaskForm(Form):
    csrf_token: HiddenField
    def __init__(
        self,
        formdata: Any = ...,
        *,
        obj: object | None = None,
        prefix: str = "",
        data: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None: ...
    def is_submitted(self) -> bool: ...
    def validate_on_submit(
        self, extra_validators: Mapping[str, Sequence[Any]] | None = None
    ) -> bool: ...
    def hidden_tag(self, *fields: Field | str) -> Markup: ...
