"""What became of a people file, in words, as JSON and as files to download."""

from workforce.checks.presenters.people_file.report import (
    FILE_WORDS,
    OUTCOME_NAMES,
    ReportPage,
    posts_in,
    report_json,
    waiting_words,
)

__all__ = ["FILE_WORDS", "OUTCOME_NAMES", "ReportPage", "posts_in", "report_json", "waiting_words"]
