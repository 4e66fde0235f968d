"""The whole forms of several applicants: as many statements as of one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from workforce.applications.models import (
    Application,
    ApplicationDetails,
    ApplicationEducation,
    ApplicationGap,
    ApplicationJob,
    ApplicationReferee,
    ApplicationSection,
    ApplicationStay,
)
from workforce.applications.queries.form import WholeForm
from workforce.core.db import session

PARTS: tuple[Any, ...] = (
    ApplicationDetails,
    ApplicationEducation,
    ApplicationGap,
    ApplicationJob,
    ApplicationReferee,
    ApplicationSection,
    ApplicationStay,
)


def whole_forms(applications: Sequence[Application]) -> list[WholeForm]:
    """Everything that was said in each of some applications, in their order."""
    ids = [one.id for one in applications]
    parts = {kind: _by_application(kind, ids) for kind in PARTS}
    return [_whole(one, parts) for one in applications]


def _by_application(kind: Any, ids: Sequence[int]) -> dict[int, list[Any]]:  # noqa: ANN401 - a table
    query = select(kind).where(kind.application_id.in_(ids)).order_by(kind.id)
    found: dict[int, list[Any]] = {}
    for row in session().scalars(query):
        found.setdefault(row.application_id, []).append(row)
    return found


def _whole(application: Application, parts: dict[Any, dict[int, list[Any]]]) -> WholeForm:
    def of(kind: Any) -> list[Any]:  # noqa: ANN401 - a table
        return parts[kind].get(application.id, [])

    return WholeForm(
        application,
        next(iter(of(ApplicationDetails)), None),
        {one.section: one for one in of(ApplicationSection)},
        sorted(
            of(ApplicationEducation), key=lambda one: (str(one.from_on or one.until_on), one.id)
        ),
        sorted(of(ApplicationJob), key=lambda one: (one.from_on, one.id)),
        {(one.from_on, one.until_on): one for one in of(ApplicationGap)},
        sorted(of(ApplicationStay), key=lambda one: (one.from_on, one.id)),
        of(ApplicationReferee),
    )
