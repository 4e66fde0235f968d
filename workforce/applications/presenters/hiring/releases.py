"""What was released of a home's address; the address itself stands on one page only."""

from collections.abc import Iterable

from workforce.applications.models.hiring import PlaceRelease
from workforce.applications.states.hiring import IDENTITY_NAMES
from workforce.core.translation import _, ngettext
from workforce.web.layout import moment_in_words


def released(rows: Iterable[PlaceRelease]) -> list[str]:
    """Every release for one application in words, newest first."""
    return [
        _(
            "Released on %(day)s, %(document)s seen, open until %(until)s, %(looks)s",
            day=moment_in_words(row.created_at),
            document=str(IDENTITY_NAMES[row.identity_seen]),
            until=moment_in_words(row.ended_at or row.until),
            looks=ngettext("%(num)s look", "%(num)s looks", row.look_count),
        )
        for row in rows
    ]
