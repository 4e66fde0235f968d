"""Letters of accounts: every one renders in both languages, with a subject that tells nothing."""

from pathlib import Path

import pytest
from flask import Flask

from workforce.core import clock, translation
from workforce.messages import services as letters
from workforce.messages.models import Letter

FOLDER = Path(__file__).parents[2] / "templates" / "letters" / "accounts"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_renders_and_its_subject_is_not_personal(
    app: Flask, name: str, language: str
) -> None:
    letter = Letter(
        id=1,
        template=f"accounts/{name}",
        context={"left": 3},
        address="ann@example.org",
        language=language,
        next_attempt_at=clock.now(),
        keep_until=clock.now(),
    )
    made = letters.rendered(letter, app.jinja_env, "https://example.org/a-link")
    assert made.subject
    for personal in ("ann", "example", "visa", "check ", "disclosure"):
        assert personal not in made.subject.lower()
    assert "{{" not in made.text
    assert ("https://example.org/a-link" in made.text) == ("{{ link }}" in source(name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("app")
def test_every_sentence_of_a_letter_is_said_in_welsh(name: str) -> None:
    for text in sentences(name):
        assert text in translation.welsh(), text


def source(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def sentences(name: str) -> list[str]:
    return [part.split('")')[0] for part in source(name).split('_("')[1:]]
