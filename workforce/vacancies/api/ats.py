"""An employer's own recruitment system keeps its adverts in step with this board."""

from typing import NoReturn, TypeVar

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ValidationError

from workforce.core import clock, registry
from workforce.core.actors import Actor
from workforce.core.errors import DomainError
from workforce.core.translation import _, lazy
from workforce.providers import api as providers
from workforce.providers.models import Home
from workforce.providers.queries import homes
from workforce.providers.states import KeyPurpose
from workforce.vacancies.models import Vacancy
from workforce.vacancies.policies import RECRUITING
from workforce.vacancies.queries import ats as queries
from workforce.vacancies.schemas import ats as schemas
from workforce.vacancies.services import ats as services
from workforce.vacancies.services.asking import AboutAChild
from workforce.vacancies.services.checking import NotReady
from workforce.web import access
from workforce.web.errors import api_error, found
from workforce.web.openapi import BASE, Links, Meta, Operation, reads, told

PATH = "/ats/vacancies"
ONE = f"{PATH}/{{client_reference}}"
REFUSALS = (400, 401, 403, 404, 409, 422, 429)
OPERATIONS = (
    Operation(
        path=PATH,
        name="listOwnVacancies",
        summary="Your own adverts, newest first, a hundred a page",
        answer=schemas.AtsPage,
        query=schemas.AtsQuery,
        key=True,
        refusals=REFUSALS,
    ),
    Operation(
        path=PATH,
        name="createVacancy",
        summary="Post an advert; the same advert under the same reference twice is one",
        answer=schemas.AtsAnswer,
        method="post",
        body=schemas.VacancyIn,
        key=True,
        answers=(200, 201),
        refusals=REFUSALS,
    ),
    Operation(
        path=ONE,
        name="showOwnVacancy",
        summary="One of your own adverts",
        answer=schemas.AtsAnswer,
        key=True,
        refusals=REFUSALS,
    ),
    Operation(
        path=ONE,
        name="updateVacancy",
        summary="Send an advert anew; once people have seen it only its days and posts change",
        answer=schemas.AtsAnswer,
        method="put",
        body=schemas.VacancyIn,
        key=True,
        refusals=REFUSALS,
    ),
    Operation(
        path=ONE,
        name="deleteVacancy",
        summary="Take an advert off the board; its reference may be used anew",
        answer=schemas.AtsAnswer,
        method="delete",
        key=True,
        refusals=REFUSALS,
    ),
    Operation(
        path=f"{ONE}/posts",
        name="reportPosts",
        summary="Say how posts ended, whole each time",
        answer=schemas.AtsAnswer,
        method="put",
        body=schemas.PostsIn,
        key=True,
        refusals=REFUSALS,
    ),
)
# How refusals name what was typed, and how this door names the same.
NAMES = {
    "pay_from": "pay_from_pence",
    "pay_to": "pay_to_pence",
    "posts_count": "posts",
    "hours_patterns": "patterns",
    "route": "apply_url",
    "home": "homes",
}
CONFIRM = "confirm_no_child_described"
ModelT = TypeVar("ModelT", bound=BaseModel)

doors = Blueprint("vacancies_ats", __name__, url_prefix=BASE)


@doors.route(PATH)
@reads(schemas.AtsQuery)
@access.key("ats")
def own_vacancies(query: schemas.AtsQuery) -> ResponseReturnValue:
    """The adverts that the other system keeps."""
    page = queries.kept_vacancies(_actor(), query.page)
    more = query.page * queries.PER_PAGE < page.total
    base = f"{registry.settings().base_url}{BASE}{PATH}"
    answer = schemas.AtsPage(
        data=_told(list(page.rows) if query.page == page.number else []),
        links=Links(next=f"{base}?page={query.page + 1}" if more else None),
        meta=Meta(total=page.total),
    )
    return jsonify(answer.model_dump(mode="json"))


@doors.route(PATH, methods=["POST"])
@access.key("ats")
def create_vacancy() -> ResponseReturnValue:
    """Post an advert."""
    actor = _actor()
    try:
        sent = _sent(actor, _body(schemas.VacancyIn))
        vacancy, is_new = services.create(actor, sent)
    except (ValidationError, DomainError) as wrong:
        return _refused(wrong)
    return _answer(vacancy, 201 if is_new else 200)


@doors.route(f"{PATH}/<client_reference>")
@access.key("ats")
def own_vacancy(client_reference: str) -> ResponseReturnValue:
    """One advert."""
    return _answer(found(queries.by_reference(_actor(), client_reference)), 200)


@doors.route(f"{PATH}/<client_reference>", methods=["PUT"])
@access.key("ats")
def update_vacancy(client_reference: str) -> ResponseReturnValue:
    """Send an advert anew."""
    actor = _actor()
    vacancy = found(queries.by_reference(actor, client_reference))
    try:
        body = _body(schemas.VacancyIn)
        if body.client_reference != client_reference:
            _mismatch()
        services.update(actor, vacancy, _sent(actor, body))
    except (ValidationError, DomainError) as wrong:
        return _refused(wrong)
    return _answer(vacancy, 200)


@doors.route(f"{PATH}/<client_reference>", methods=["DELETE"])
@access.key("ats")
def delete_vacancy(client_reference: str) -> ResponseReturnValue:
    """Take an advert off the board."""
    actor = _actor()
    services.delete_vacancy(actor, found(queries.by_reference(actor, client_reference)))
    return "", 204


@doors.route(f"{PATH}/<client_reference>/posts", methods=["PUT"])
@access.key("ats")
def report_posts(client_reference: str) -> ResponseReturnValue:
    """Say how posts ended."""
    actor = _actor()
    vacancy = found(queries.by_reference(actor, client_reference))
    try:
        ends = [
            services.PostEnd(post.outcome, post.why, post.decided_on or clock.today())
            for post in _body(schemas.PostsIn).data
        ]
        services.report_posts(actor, vacancy, ends)
    except (ValidationError, DomainError) as wrong:
        return _refused(wrong)
    return _answer(vacancy, 200)


def _actor() -> Actor:
    actor, _key = providers.knocking(KeyPurpose.ATS)
    return actor


def _body(model: type[ModelT]) -> ModelT:
    if request.mimetype != "application/json":
        raise DomainError(lazy("Send application/json"), "Content-Type")
    return model.model_validate_json(request.get_data())


def _sent(actor: Actor, body: schemas.VacancyIn) -> services.Sent:
    return services.Sent(
        reference=body.client_reference,
        homes=_homes(actor, body.homes),
        particulars=body.particulars(),
        publish=body.status == "published",
        above_funded_why=body.above_funded_why,
        no_child=body.confirm_no_child_described,
    )


def _homes(actor: Actor, numbers: list[str]) -> tuple[Home, ...]:
    """One's own homes by their registration numbers, each once."""
    known = {home.registration_number: home for home in homes.homes_for(actor, *RECRUITING)}
    wanted = list(dict.fromkeys(numbers))
    unknown = [number for number in wanted if number not in known]
    if unknown:
        raise DomainError(
            lazy("These are not homes of yours: %(numbers)s", numbers=unknown), "homes"
        )
    return tuple(known[number] for number in wanted)


def _mismatch() -> NoReturn:
    raise DomainError(lazy("The reference is not that of the address"), "client_reference")


def _told(rows: list[Vacancy]) -> list[schemas.VacancyOut]:
    numbers = queries.homes_by_vacancy(rows)
    ends = queries.posts_by_vacancy(row.id for row in rows)
    return [schemas.told(row, numbers[row.id], ends.get(row.id, [])) for row in rows]


def _answer(vacancy: Vacancy, status: int) -> ResponseReturnValue:
    answer = jsonify(schemas.AtsAnswer(data=_told([vacancy])[0]).model_dump(mode="json"))
    answer.status_code = status
    answer.headers["Location"] = (
        f"{registry.settings().base_url}{BASE}{PATH}/{vacancy.client_reference}"
    )
    return answer


def _refused(wrong: ValidationError | DomainError) -> ResponseReturnValue:
    """A refusal by field: 422 for what was sent, and the domain's own status for the rest."""
    if isinstance(wrong, ValidationError):
        fields = told(wrong)
    elif isinstance(wrong, NotReady):
        fields = {}
        for _section, refusal in wrong.refusals:
            name = refusal.field or "status"
            fields.setdefault(NAMES.get(name, name), []).append(str(refusal))
    elif isinstance(wrong, services.Locked):
        fields = {NAMES.get(name, name): [str(wrong)] for name in wrong.fields}
    elif isinstance(wrong, AboutAChild):
        fields = {name: [str(wrong)] for name in wrong.found}
        fields[CONFIRM] = [_("Send true if none of this describes a child who lives here")]
    elif wrong.code == DomainError.code:
        name = wrong.field or "status"
        fields = {NAMES.get(name, name): [str(wrong)]}
    else:
        raise wrong
    words = _("Check the fields that are named")
    refused: ResponseReturnValue = api_error(422, "invalid", words, fields)
    return refused
