"""Doors for other systems: queries read by a model, and OpenAPI 3.1 made from the same models."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal, get_origin

from flask import request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ValidationError
from pydantic.json_schema import models_json_schema

from workforce.core.translation import _
from workforce.web.errors import api_error

KEY_HEADER = "X-Api-Key"
KEY_SCHEME = "key"
WORDS = {
    200: "What was asked for",
    201: "Made; the answer says where it is",
    202: "Taken in; the answer says where to look for the result",
}
REFERENCE = "#/components/schemas/{model}"
BASE = "/api/v1"


class Problem(BaseModel):
    """What went wrong, in words and by field."""

    code: str
    message: str
    fields: dict[str, list[str]]


class Refusal(BaseModel):
    """The shape of every refusal."""

    error: Problem


class Links(BaseModel):
    """Where to go on; null on the last page."""

    next: str | None


class Meta(BaseModel):
    """How many there are in all."""

    total: int


@dataclass(frozen=True, slots=True)
class Operation:
    """One door as other systems read of it; the path is below `/api/v1`.

    A `body` is JSON of that model; `body_csv` says that the same may come as a CSV file. A door
    with a `key` asks for one in its header. `headers` are further ones, each with what it is for.
    """

    path: str
    name: str
    summary: str
    answer: type[BaseModel]
    query: type[BaseModel] | None = None
    method: str = "get"
    refusals: tuple[int, ...] = (422, 429)
    body: type[BaseModel] | None = None
    body_csv: bool = False
    key: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    answers: tuple[int, ...] = (200,)


def reads(model: type[BaseModel]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Hand a door its query as a value; what cannot be read is refused with 422, by field."""

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def door(**arguments: Any) -> ResponseReturnValue:
            try:
                query = model.model_validate(_asked(model))
            except ValidationError as wrong:
                words = _("Check the fields that are named")
                refused: ResponseReturnValue = api_error(422, "invalid", words, _by_name(wrong))
                return refused
            answer: ResponseReturnValue = view(query=query, **arguments)
            return answer

        return door

    return mark


def _asked(model: type[BaseModel]) -> dict[str, Any]:
    """What the query of this request says: a list where the model has one, else one value."""
    lists = {
        name for name, field in model.model_fields.items() if get_origin(field.annotation) is list
    }
    return {
        name: values if name in lists else values[0]
        for name, values in request.args.to_dict(flat=False).items()
    }


def _by_name(wrong: ValidationError) -> dict[str, list[str]]:
    """Complaints by parameter, also where one value of several is wrong."""
    fields: dict[str, list[str]] = {}
    for name, words in told(wrong).items():
        fields.setdefault(name.partition(".")[0], []).extend(words)
    return fields


def told(wrong: ValidationError) -> dict[str, list[str]]:
    """Every complaint by the name of its field."""
    fields: dict[str, list[str]] = {}
    for error in wrong.errors():
        fields.setdefault(".".join(map(str, error["loc"])), []).append(error["msg"])
    return fields


def document(operations: Iterable[Operation], *, title: str, server: str) -> dict[str, Any]:
    """The OpenAPI 3.1 document of these operations."""
    listed = tuple(operations)
    book = _Book(listed)
    paths: dict[str, dict[str, Any]] = {}
    for operation in listed:
        paths.setdefault(operation.path, {})[operation.method] = book.told(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "servers": [{"url": f"{server}{BASE}"}],
        "paths": paths,
        "components": {
            "schemas": book.schemas,
            "securitySchemes": {KEY_SCHEME: {"type": "apiKey", "in": "header", "name": KEY_HEADER}},
        },
    }


class _Book:
    """The schemas of some operations, and each operation told in their terms."""

    def __init__(self, operations: tuple[Operation, ...]) -> None:
        wanted: dict[tuple[type[BaseModel], Literal["serialization", "validation"]], None] = {
            (Refusal, "serialization"): None
        }
        for operation in operations:
            wanted[operation.answer, "serialization"] = None
            asked = (operation.query, operation.body)
            wanted |= dict.fromkeys((one, "validation") for one in asked if one is not None)
        bodies = {operation.body for operation in operations}
        self._answers: dict[Any, dict[str, Any]] = {}
        self._queries: dict[Any, dict[str, Any]] = {}
        self._bodies: dict[Any, dict[str, Any]] = {}
        given, whole = models_json_schema(list(wanted), ref_template=REFERENCE)
        self.schemas: dict[str, Any] = dict(sorted(whole["$defs"].items()))
        for (model, mode), schema in given.items():
            if mode == "serialization":
                self._answers[model] = schema
            elif model in bodies:
                self._bodies[model] = schema
            else:
                self._queries[model] = self.schemas.pop(str(schema["$ref"]).rpartition("/")[2])

    def told(self, operation: Operation) -> dict[str, Any]:
        """One operation: what may be asked and what is answered."""
        answers = {
            str(status): self._answer(operation.answer, WORDS[status])
            for status in operation.answers
        }
        for status in operation.refusals:
            answers[str(status)] = self._answer(Refusal, "Refused")
        told = {
            "operationId": operation.name,
            "summary": operation.summary,
            "parameters": [
                *_path_parameters(operation.path),
                *self._parameters(operation.query),
                *_header_parameters(operation.headers),
            ],
            "responses": answers,
        }
        if operation.key:
            told["security"] = [{KEY_SCHEME: []}]
        if operation.body is not None:
            content = {"application/json": {"schema": self._bodies[operation.body]}}
            if operation.body_csv:
                content["text/csv"] = {"schema": {"type": "string"}}
            told["requestBody"] = {"required": True, "content": content}
        return told

    def _answer(self, model: type[BaseModel], words: str) -> dict[str, Any]:
        content = {"application/json": {"schema": self._answers[model]}}
        return {"description": words, "content": content}

    def _parameters(self, query: type[BaseModel] | None) -> list[dict[str, Any]]:
        if query is None:
            return []
        schema = self._queries[query]
        needed = schema.get("required", [])
        return [
            {"name": name, "in": "query", "required": name in needed, "schema": asked}
            for name, asked in schema["properties"].items()
        ]


def _path_parameters(path: str) -> list[dict[str, Any]]:
    """What stands in braces in a path."""
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)\}", path)
    ]


def _header_parameters(headers: tuple[tuple[str, str], ...]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "header",
            "required": False,
            "description": what_for,
            "schema": {"type": "string"},
        }
        for name, what_for in headers
    ]
