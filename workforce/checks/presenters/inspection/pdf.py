"""Documents set by typst: tagged, with a title and a language; the words go in as data."""

import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import typst

from workforce.checks.presenters.inspection.blocks import Paper
from workforce.core import clock

TEMPLATE = "checks/document.typ"
FOLDER = Path(__file__).resolve().parents[4] / "templates"


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (FOLDER / TEMPLATE).read_bytes()


def pdf_of(paper: Paper, made_at: datetime) -> bytes:
    """A document as PDF/UA-1; takes some ten milliseconds."""
    content = json.dumps(paper.plain(), ensure_ascii=False)
    made = typst.compile(
        _template(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"paper": content, "day": clock.london(made_at).date().isoformat()},
        pdf_standards=["ua-1"],
        timestamp=int(made_at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave pages instead of one document")
    return made
