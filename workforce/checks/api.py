"""People in post from other systems: the whole workforce every night, through the same gate."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import ValidationError

from workforce.checks import queries, schemas
from workforce.checks.models import PeopleImport
from workforce.checks.services import people_file
from workforce.core.errors import DomainError
from workforce.core.translation import _, lazy
from workforce.providers import api as providers
from workforce.providers.states import KeyPurpose
from workforce.web import access
from workforce.web.errors import api_error, found
from workforce.web.openapi import BASE, Operation, reads, told

PATH = "/people"
ONCE = "Idempotency-Key"
REFUSALS = (400, 401, 404, 409, 422, 429)
OPERATIONS = (
    Operation(
        path=PATH,
        name="sendPeople",
        summary="Send the whole workforce; the same people twice change nothing",
        answer=schemas.ImportAnswer,
        query=schemas.PeopleQuery,
        method="post",
        body=schemas.PeopleIn,
        body_csv=True,
        key=True,
        headers=((ONCE, "The same key twice is the same import, not a second one"),),
        answers=(200, 202),
        refusals=REFUSALS,
    ),
    Operation(
        path=f"{schemas.IMPORTS}/{{import_id}}",
        name="readPeopleImport",
        summary="How far an import has come, and what became of its rows",
        answer=schemas.ImportAnswer,
        query=schemas.ImportQuery,
        key=True,
        refusals=REFUSALS,
    ),
)

doors = Blueprint("checks_api", __name__, url_prefix=BASE)
BLUEPRINTS = (doors,)


@doors.route(PATH, methods=["POST"])
@reads(schemas.PeopleQuery)
@access.key("people")
def send_people(query: schemas.PeopleQuery) -> ResponseReturnValue:
    """Send the people of an organisation; small ones are answered at once, others by a job."""
    actor, key = providers.knocking(KeyPurpose.PEOPLE)
    organisation = found(queries.organisation_of(actor))
    try:
        content = _content()
        refused = people_file.all_refused(content)
        if refused:
            return _invalid(_("Not one row can be taken"), schemas.told_of(refused))
        row = people_file.send_people(
            actor,
            organisation,
            content,
            dry_run=query.dry_run,
            idempotency_key=request.headers.get(ONCE, "")[:200],
            key=key,
        )
    except ValidationError as wrong:
        return _invalid(_("Check the fields that are named"), told(wrong))
    except DomainError as wrong:
        if wrong.field != "file":
            raise
        return _invalid(str(wrong), {"data": [str(wrong)]})
    if row.row_count <= people_file.MOST_AT_ONCE:
        people_file.run_import(row.id)
    return _answer(row, 200 if row.is_over else 202)


@doors.route(f"{schemas.IMPORTS}/<import_id>")
@reads(schemas.ImportQuery)
@access.key("people")
def people_import(query: schemas.ImportQuery, import_id: str) -> ResponseReturnValue:
    """See how far an import has come, and what became of its rows."""
    actor, _key = providers.knocking(KeyPurpose.PEOPLE)
    return _answer(found(queries.import_for(actor, import_id)), 200, full=query.full)


def _content() -> bytes:
    """The people file that was sent, or that the JSON amounts to."""
    if request.mimetype == "text/csv":
        return request.get_data()
    if request.mimetype != "application/json":
        raise DomainError(lazy("Send application/json or text/csv"), "Content-Type")
    return schemas.PeopleIn.model_validate_json(request.get_data()).as_csv()


def _answer(row: PeopleImport, status: int, *, full: bool = False) -> ResponseReturnValue:
    report = None
    if row.summary is not None:
        whole = people_file.whole_report(row) if full else None
        report = schemas.ReportOut.of(
            whole or people_file.unpack(row.summary), row.summary["totals"]
        )
    told_now = schemas.ImportAnswer.of(row, report)
    answer = jsonify(told_now.model_dump(mode="json"))
    answer.status_code = status
    answer.headers["Location"] = told_now.links.self
    return answer


def _invalid(words: str, fields: dict[str, list[str]]) -> ResponseReturnValue:
    refused: ResponseReturnValue = api_error(422, "invalid", words, fields)
    return refused
