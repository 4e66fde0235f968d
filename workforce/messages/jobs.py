"""The posting job: hands waiting letters over, one by one, each stamped as it goes."""

from datetime import date

from flask import current_app, url_for

from workforce.core import registry
from workforce.integrations import mail, texts
from workforce.messages import queries, services
from workforce.messages.models import Letter
from workforce.messages.states import Channel

# The value of a letter that names the door by which a mail program ends what it came from.
ONE_CLICK = "one_click"


def post_letters(day: date) -> str:
    """Post every letter and text that is due; one that fails waits and is tried again."""
    _ = day
    posted = refused = 0
    while taken := services.claim():
        for letter_id in taken:
            if _post_one(letter_id):
                posted += 1
            else:
                refused += 1
    return f"posted {posted}, put off {refused}"


def _post_one(letter_id: int) -> bool:
    try:
        _send(queries.letter(letter_id))
    except mail.Undeliverable as wrong:
        services.note_refused(letter_id, final=wrong.final)
        return False
    services.note_posted(letter_id)
    return True


def _send(letter: Letter) -> None:
    settings = registry.settings()
    if letter.channel is Channel.TEXT:
        words = _text(letter)
        texts.gateway_of(settings.texts_url).send(words)
    else:
        post = mail.post_of(settings.mail_url, settings.mail_from, settings.contact_email)
        post.send(_ready(letter))


def _ready(letter: Letter) -> mail.Mail:
    with current_app.test_request_context(base_url=registry.settings().base_url):
        endpoint, values = (letter.context or {}).get(ONE_CLICK, ("", {}))
        one_click = url_for(endpoint, _external=True, **values) if endpoint else ""
        return services.rendered(letter, current_app.jinja_env, _href(letter), one_click)


def _text(letter: Letter) -> texts.Text:
    with current_app.test_request_context(base_url=registry.settings().base_url):
        return services.rendered_text(letter, current_app.jinja_env, _href(letter))


def _href(letter: Letter) -> str | None:
    if not letter.endpoint:
        return None
    return url_for(letter.endpoint, _external=True, **(letter.endpoint_values or {}))
