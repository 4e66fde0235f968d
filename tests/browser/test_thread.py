"""The thread in wide windows: from a search to the figures of a region, by everybody's hands."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.support import live, thread

pytestmark = pytest.mark.usefixtures("plain_jobs")

HASH = re.compile(r"[0-9a-f]{64}")
SUBJECTS = {
    "We have your application",
    "News about your application",
    "You are invited to an interview",
    "You have a job offer",
    "You have started",
}


def test_a_hire_moves_the_figures_of_its_region_by_exactly_that_person(
    open_page: Callable[..., Page], service: live.Copy
) -> None:
    watch = thread.Watch()
    walked = thread.walk(open_page, service, watch)
    assert walked.seen_count == walked.verified_count > 0
    assert walked.fte > 0
    assert walked.moved(thread.REGION) == {
        thread.FUNDED: 0,
        thread.IN_POST: walked.fte,
        thread.VACANT: -walked.fte,
    }
    assert walked.elsewhere() == []
    assert walked.training[0] == "Not recorded here"
    assert walked.training[1].startswith("In date until ")
    assert HASH.fullmatch(walked.printed.splitlines()[-1])
    letters = thread.letters_to(service, thread.CANDIDATE)
    assert set(letters) == SUBJECTS
    assert all(f"{service.url}/applications/" in words for words in letters.values())
    thread.look_again(lambda: open_page(scripts=False), watch)
