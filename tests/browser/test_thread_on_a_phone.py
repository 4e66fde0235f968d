"""The thread once more, in windows as narrow as a phone's, without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.support import live, thread
from tests.support.browser import NARROW

pytestmark = pytest.mark.usefixtures("plain_jobs")


def test_the_whole_thread_works_on_a_phone_without_scripts(
    open_page: Callable[..., Page], service: live.Copy
) -> None:
    walked = thread.walk(lambda: open_page(width=NARROW, scripts=False), service, thread.Watch())
    assert walked.seen_count == walked.verified_count > 0
    assert walked.moved(thread.REGION)[thread.IN_POST] == walked.fte > 0
    assert walked.training[1].startswith("In date until ")
