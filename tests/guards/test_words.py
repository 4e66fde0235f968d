"""The service speaks as it should: words that are never said of children, staff or anybody.

What is read are the texts themselves: everything put through translation, the data files whose
words pages show, and the Welsh of both. Names in code are none of this test's business.
"""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT
from tests.guards.texts import TEMPLATES, catalogues, from_data, used, welsh_of

# Each word, and what to say instead.
NEVER_SAID = {
    r"beds?|bedspaces?": "children have places in homes, never beds",
    r"stock|units?": "children live in homes: no stock, no units",
    r"suppl(?:y|ies)|net importers?|net exporters?": "people are not supplied, imported, exported",
    r"leavers?": "say “staff who left”: leavers are young people who leave care",
    r"gates?|pipelines?|cliffs?|cliff[- ]edges?": "say what is missing and who can help",
    r"blocked": "say what holds it up, and until when",
    r"employment gaps?|gaps? in employment|career gaps?|every gap": "say “time between jobs”",
    r"kids?|youngsters?": "say children or young people",
    r"inmates?|client base|caseloads?": "say people",
    r"manpower|chairman": "say staff, chair",
    r"illegals?|migrants?": "say what the person is: a sponsored worker",
    r"please note|please be advised|click here|in order to|utili[sz]e": "say it plainly",
    r"e-mail|log ?in|log ?out|log ?on|sign-on": "say email, sign in, sign out",
    r"invalid|an error (?:has )?occurred|oops": "say what happened and what to do",
    r"successfully": "say what happened, not that it did",
}
US_SPELLINGS = (
    "organiz|recogniz|authoriz|apologiz|prioritiz|finaliz|summariz|minimiz|maximiz|normaliz|"
    "behavior|color|favor|honor|labor|neighbor|center|theater|enroll?ment|fulfill|license to|"
    "catalog(?!ue)|defense|offense|pediatric|traveled|canceled|labeled|modeled|"
    "gray|check your resume|vacation|zip code|cell ?phone|gotten"
)
# Where a word stands for something else: the text and why.
ALLOWED: dict[str, str] = {}
# What may never stand in a subject line or on a lock screen.
NOT_IN_SUBJECTS = r"visa|sponsor\w*|checks?|disclosures?|criminal|homes?|refus\w*|fisa|cartref\w*"
# Subjects with values that anybody may read: the title and council area of a published job.
PUBLIC_SUBJECTS = frozenset({"templates/letters/vacancies/new_jobs.txt"})
SUBJECT = re.compile(r"^Subject:\s*(.*)$", re.MULTILINE)


def texts() -> Iterator[tuple[str, str]]:
    """Every English text that a person may read, and where it is used."""
    for text, uses in used().items():
        if all(use.path.startswith("workforce/cli/") for use in uses):
            continue
        yield text, str(uses[0])
        yield from ((use.many, str(use)) for use in uses if use.many)
    for text in from_data():
        if " " in text and not text.startswith("http"):
            yield text, "a data file"


@pytest.mark.parametrize("pattern, instead", NEVER_SAID.items(), ids=lambda value: value[:20])
def test_a_word_that_is_never_said_is_nowhere(pattern: str, instead: str) -> None:
    word = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    wrong = [f"{where}: {text!r}" for text, where in texts() if word.search(text)]
    wrong = [line for line in wrong if not any(text in line for text in ALLOWED)]
    assert not wrong, f"{instead}:\n" + "\n".join(wrong)


def test_english_is_spelt_as_in_britain() -> None:
    word = re.compile(rf"\b(?:{US_SPELLINGS})", re.IGNORECASE)
    wrong = [f"{where}: {text!r}" for text, where in texts() if word.search(text)]
    wrong = [line for line in wrong if not any(text in line for text in ALLOWED)]
    assert not wrong, "\n" + "\n".join(wrong)


def test_apostrophes_and_dots_are_those_of_print() -> None:
    straight = re.compile(r"\w'\w|\.\.\.|\"")
    printed = ((text, where) for text, where in texts() if where != "a data file")
    wrong = [f"{where}: {text!r}" for text, where in printed if straight.search(text)]
    wrong += [
        f"{name}: {said!r}"
        for name, messages in catalogues().items()
        for message in messages
        for said in welsh_of(message)
        if straight.search(said)
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_a_subject_line_tells_nothing_of_anybody() -> None:
    word = re.compile(rf"\b(?:{NOT_IN_SUBJECTS})\b", re.IGNORECASE)
    wrong = []
    for path in sorted((TEMPLATES / "letters").rglob("*.txt")):
        words = path.read_text(encoding="utf-8")
        subject, where = SUBJECT.search(words), path.relative_to(ROOT).as_posix()
        if path.stem.endswith("_text"):  # all of a text message lies on a locked screen
            wrong += [f"{where}: {words}"] if word.search(words) else []
        elif where in PUBLIC_SUBJECTS:
            wrong += [f"{where}: {subject}"] if not subject or word.search(subject[1]) else []
        elif subject is None:
            wrong.append(f"{where}: no subject")
        elif "{{ _(" not in subject[1] or re.search(r"%\(|\)\s*~|}}.*{{", subject[1]):
            wrong.append(f"{where}: a subject is one translated text without values")
        elif word.search(subject[1]):
            wrong.append(f"{where}: {subject[1]}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_an_allowed_text_is_still_used() -> None:
    known = {text for text, _where in texts()}
    assert not [text for text in ALLOWED if text not in known]
