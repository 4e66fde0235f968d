"""“Is this work for me?”: situations to think about, and what people in this work say of each."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data" / "situations.json"


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer, and what somebody who does the work would say to it."""

    value: str
    text: str
    reflection: str


@dataclass(frozen=True, slots=True)
class Situation:
    """Something that happens at work; no answer is right or wrong."""

    name: str
    text: str
    answers: tuple[Answer, ...]

    def answer(self, value: str | None) -> Answer | None:
        """The answer with a value, if there is one."""
        return next((one for one in self.answers if one.value == value), None)


@lru_cache(maxsize=1)
def situations() -> tuple[Situation, ...]:
    """Every situation, in the order in which they are asked."""
    found = json.loads(DATA.read_text(encoding="utf-8"))["situations"]
    return tuple(
        Situation(one["name"], one["text"], tuple(Answer(**answer) for answer in one["answers"]))
        for one in found
    )
