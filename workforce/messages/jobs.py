"""The posting job: hands waiting letters over, one by one, each stamped as it goes."""

from datetime import date

from flask import current_app, url_for

from workforce.core import registry
from workforce.integrations import mail
from workforce.messages import queries, services
from workforce.messages.models import Letter


def post_letters(day: date) -> str:
    """Post every letter that is due; a letter that fails waits and is tried again."""
    _ = day
    settings = registry.settings()
    post = mail.post_of(settings.mail_url, settings.mail_from)
    posted = refused = 0
    while taken := services.claim():
        for letter_id in taken:
            if _post_one(letter_id, post):
                posted += 1
            else:
                refused += 1
    return f"posted {posted}, put off {refused}"


def _post_one(letter_id: int, post: mail.Post) -> bool:
    letter = queries.letter(letter_id)
    try:
        post.send(_ready(letter))
    except mail.Undeliverable as wrong:
        services.note_refused(letter_id, final=wrong.final)
        return False
    services.note_posted(letter_id)
    return True


def _ready(letter: Letter) -> mail.Mail:
    base = registry.settings().base_url
    with current_app.test_request_context(base_url=base):
        href = None
        if letter.endpoint:
            href = url_for(letter.endpoint, _external=True, **(letter.endpoint_values or {}))
    return services.rendered(letter, current_app.jinja_env, href)
