"""What every door does whoever knocks: no form without its token, no other methods."""

from collections.abc import Iterator

import pytest
from flask import Flask, current_app

from tests.guards import actors
from tests.guards.doors import Door, Visitor, doors, undone, wrongs

# Doors for other systems prove who they are by a key or a signature, not by a token in a form.
WITHOUT_TOKEN = frozenset({"key", "signature"})


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """A signed-in owner of a provider, with records of theirs and of others."""
    return Visitor.enter(app, actors.OWNER)


def test_no_form_is_taken_without_its_token(visitor: Visitor) -> None:
    def check(door: Door) -> Iterator[str]:
        if "POST" in door.methods and door.mark.kind not in WITHOUT_TOKEN:
            answer = visitor.knock("POST", _address(visitor, door), csrf=False)
            if answer.status_code != 400 or visitor.written:
                yield f"{door}: {answer.status_code}"

    wrong = wrongs(visitor, check)
    assert not wrong, "\n" + "\n".join(wrong)


def test_only_doors_of_other_systems_are_excused_from_the_token(app: Flask) -> None:
    excused = set(app.extensions["csrf"]._exempt_blueprints)
    wrong = [
        str(door)
        for door in doors(app)
        if door.endpoint.partition(".")[0] in excused
        and set(door.methods) - {"GET"}
        and door.mark.kind not in WITHOUT_TOKEN
    ]
    assert not wrong, wrong


def test_other_methods_tell_nothing_and_change_nothing(visitor: Visitor) -> None:
    def check(door: Door) -> Iterator[str]:
        address = _address(visitor, door)
        if "GET" in door.methods:
            with undone():
                page = visitor.knock("GET", address).status_code
            with undone():
                head = visitor.knock("HEAD", address)
            if head.status_code != page or head.get_data():
                yield f"{door}: GET {page}, HEAD {head.status_code}"
        answer = visitor.knock("OPTIONS", address)
        told = answer.status_code == 200 and not answer.get_data()
        if visitor.written or not (told or answer.status_code in {303, 403}):
            yield f"OPTIONS {door}: {answer.status_code}"
        if "DELETE" not in _methods_at(door):
            answer = visitor.knock("DELETE", address)
            if answer.status_code != 405 or visitor.written:
                yield f"DELETE {door}: {answer.status_code}"

    wrong = wrongs(visitor, check)
    assert not wrong, "\n" + "\n".join(wrong)


def _methods_at(door: Door) -> set[str]:
    """What is answered at the address of a door, by it or by another one."""
    rules = [rule for rule in current_app.url_map.iter_rules() if rule.rule == door.address]
    return set().union(*(rule.methods or set() for rule in rules))


def _address(visitor: Visitor, door: Door) -> str:
    return visitor.address(door, visitor.any_values(door))
