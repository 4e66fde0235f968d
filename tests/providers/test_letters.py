"""Letters of joining, members and claims: every one reads well in both languages."""

from pathlib import Path

import pytest
from flask import Flask

from workforce.messages import services as messages
from workforce.messages.models import Letter

FOLDER = Path(__file__).parents[2] / "templates" / "letters" / "providers"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
WORDS = {
    "asker": "Ada Asker",
    "code": "ABCDEFGH",
    "number": "1234567",
    "organisation": "Acme Care",
    "reason": "The number is another provider’s.",
    "role": "Registered manager",
    "until": "2026-01-19",
}
NEVER_IN_A_SUBJECT = ("Acme", "Ada", "ABCDEFGH", "1234567", "%(")


def read(app: Flask, name: str, language: str) -> tuple[str, str]:
    letter = Letter(
        id=1,
        template=f"providers/{name}",
        context=WORDS,
        address="a@example.org",
        language=language,
    )
    mail = messages.rendered(letter, app.jinja_env, "https://example.org/x")
    return mail.subject, mail.text


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_reads_well(app: Flask, name: str, language: str) -> None:
    subject, text = read(app, name, language)
    assert subject
    assert not any(word in subject for word in NEVER_IN_A_SUBJECT)
    assert "%(" not in text
    assert "{{" not in text
    assert "Acme Care" in text or "1234567" in text


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_welsh_for_a_welsh_reader(app: Flask, name: str) -> None:
    english, welsh = read(app, name, "en"), read(app, name, "cy")
    assert english[0] != welsh[0]
    same = set(english[1].splitlines()) & set(welsh[1].splitlines())
    assert not any(len(line.split()) > 5 for line in same if line != WORDS["reason"])


def test_the_code_is_in_the_letter_to_the_contact_only(app: Flask) -> None:
    with_code = [name for name in NAMES if "ABCDEFGH" in read(app, name, "en")[1]]
    assert with_code == ["proof_code"]


def test_days_are_written_in_words(app: Flask) -> None:
    assert "19 January 2026" in read(app, "code_sent", "en")[1]
    assert "19 Ionawr 2026" in read(app, "code_sent", "cy")[1]
