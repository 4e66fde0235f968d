"""Fields read what people type, refuse it in words that help, and draw themselves."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from io import BytesIO

import pytest
import wtforms
from flask import Flask
from werkzeug.datastructures import CombinedMultiDict, FileStorage, MultiDict

from tests.support.sample_form import GOOD, Role, Sample, dated, only_tag, sent
from tests.support.tiny import soup, tiny_app, whole_form
from workforce.core.translation import using
from workforce.web import fields


@pytest.fixture(scope="module")
def tiny() -> Flask:
    return tiny_app()


@pytest.fixture(autouse=True)
def request_of(tiny: Flask) -> Iterator[None]:
    with tiny.test_request_context("/"):
        yield


def test_a_good_form_is_accepted() -> None:
    form = sent()
    assert form.errors == {}
    assert form.starts_on.data == date(2027, 1, 5)
    assert form.role.data is Role.WORKER


def test_an_empty_form_asks_for_each_answer_that_is_needed() -> None:
    form = Sample(MultiDict({"nothing": "1"}))
    assert not form.validate()
    assert form.errors == {
        "name": ["Enter your full name"],
        "role": ["Select a role"],
        "starts_on": ["Enter the start date"],
        "agree": ["Agree to go on"],
    }


@pytest.mark.parametrize(
    "typed, kept",
    [("  Sam\t Okoro ", "Sam Okoro"), ("Sam\x00 Okoro", "Sam Okoro"), ("Zoë", "Zoë")],
)
def test_words_are_kept_without_stray_space_or_unprintable_characters(
    typed: str, kept: str
) -> None:
    assert sent(name=typed).name.data == kept


def test_space_alone_is_no_answer() -> None:
    assert sent(name=" \t ").name.errors == ["Enter your full name"]


def test_too_many_characters_are_refused_with_the_limit() -> None:
    assert sent(name="x" * 21).name.errors == ["Full name must be 20 characters or fewer"]
    assert sent(name="x" * 20).name.errors == []


def test_lines_of_a_long_answer_count_once_whatever_their_ends() -> None:
    form = sent(about="one\r\ntwo\rthree")
    assert form.about.data == "one\ntwo\nthree"


@pytest.mark.parametrize("typed", ["sam", "sam@", "@example.org", "sam @example.org", "a@b@c.org"])
def test_an_address_in_another_shape_is_refused(typed: str) -> None:
    assert "name@example.com" in sent(email=typed).email.errors[0]


def test_an_address_keeps_its_name_and_lowers_its_domain() -> None:
    assert sent(email=" Sam.Okoro@Example.ORG ").email.data == "Sam.Okoro@example.org"


@pytest.mark.parametrize("typed", ["07700 900 982", "+44 7700 900982", "(07700) 900-982"])
def test_a_phone_number_is_kept_in_one_form(typed: str) -> None:
    assert sent(phone=typed).phone.data == "+447700900982"


def test_what_is_no_phone_number_is_refused() -> None:
    assert sent(phone="call me").phone.errors[0].startswith("Enter a phone number")


def test_a_code_may_be_typed_in_groups() -> None:
    assert sent(code=" 123 456 ").code.data == "123456"


def test_a_password_is_kept_as_typed_and_never_drawn() -> None:
    form = sent(secret="  two  spaces ")
    assert form.secret.data == "  two  spaces "
    assert "two" not in str(form.secret())
    assert only_tag(soup(str(form.secret())).find("input"))["autocomplete"] == "new-password"


def test_an_answer_that_was_not_offered_is_refused() -> None:
    for name, value in (("role", "king"), ("shifts", "king"), ("home", "h9")):
        form = sent(**{name: value})
        assert "select an answer from the list" in form[name].errors[0]


def test_a_field_that_another_reveals_is_asked_only_then() -> None:
    assert "since" not in sent(role="worker", since__day="99").errors
    assert (
        sent(role="worker", since__day="1", since__month="1", since__year="2020").since.data is None
    )
    assert sent(role="manager").errors == {"since": ["Enter the day"]}


def test_a_revealed_field_stands_inside_the_answer_and_only_there(tiny: Flask) -> None:
    page = whole_form(tiny, sent())
    boxes = page.select("#since-day")
    assert len(boxes) == 1
    assert boxes[0].find_parent(class_="govuk-radios__conditional") is not None


def test_the_choices_of_wtforms_itself_are_understood() -> None:
    select_choice = import_module("wtforms").SelectChoice

    class Chosen(wtforms.Form):
        home = fields.SelectField(
            "Home", choices=[select_choice(value="a", label="Elm", optgroup="Leeds")]
        )

    assert "Leeds: Elm" in str(Chosen().home())


def test_boxes_are_ticked_each_once() -> None:
    form = Sample(MultiDict([*GOOD.items(), *(("shifts", "worker"),) * 2, ("shifts", "manager")]))
    assert form.shifts.data == ["worker", "manager"]
    assert form.validate()


def test_a_file_is_taken_by_the_ending_of_its_name() -> None:
    for name, errors in (
        ("a.PDF", []),
        ("a.exe", ["The selected file must be one of: PDF, JPG"]),
        ("", []),
    ):
        file = FileStorage(BytesIO(b"x"), filename=name)
        form = Sample(CombinedMultiDict([MultiDict({"paper": file}), MultiDict(GOOD)]))
        form.validate()
        assert form.paper.errors == errors
    assert sent(paper="not a file").paper.data is None


def test_a_field_that_was_not_sent_has_its_usual_value() -> None:
    form = Sample(MultiDict({"name": "Sam"}))
    assert form.carried.data == "abc"
    assert form.pay.data is None


def test_every_error_is_linked_to_something_that_can_take_the_focus(tiny: Flask) -> None:
    form = sent(name="", role="", starts_on__day="", agree="", pay="x", email="x", home="h9")
    page = whole_form(tiny, form)
    links = page.select(".govuk-error-summary a")
    assert len(links) == 7
    for link in links:
        target = page.find(id=str(link["href"]).removeprefix("#"))
        assert only_tag(target).name in {"input", "select", "textarea"}
    assert page.title is not None
    assert page.title.get_text().startswith("Error: Sample – ")


def test_each_box_has_its_label_and_is_described_by_hint_and_error(tiny: Flask) -> None:
    page = whole_form(tiny, sent(name="", about="x" * 60))
    for box in page.select("main input:not([type=hidden]), main select, main textarea"):
        assert page.find("label", attrs={"for": box["id"]}) is not None
        for part in str(box.get("aria-describedby", "")).split():
            assert page.find(id=part) is not None
    assert "about-hint" in str(only_tag(page.find(id="about"))["aria-describedby"])


def test_a_form_with_a_file_is_sent_in_parts_and_checks_nothing_in_the_browser(tiny: Flask) -> None:
    form = only_tag(whole_form(tiny, sent()).find("form"))
    assert form["enctype"] == "multipart/form-data"
    assert form.has_attr("novalidate")
    assert form["method"] == "post"


def test_an_answer_that_may_be_left_out_says_so(tiny: Flask) -> None:
    page = whole_form(tiny, Sample())
    assert only_tag(page.find("label", attrs={"for": "email"})).get_text().strip() == (
        "Email address (optional)"
    )
    assert only_tag(page.find("label", attrs={"for": "name"})).get_text().strip() == "Full name"


def test_what_was_typed_cannot_become_markup(tiny: Flask) -> None:
    nasty = '"><script>alert(1)</script>'
    page = whole_form(tiny, sent(name=nasty, about=nasty, pay=nasty, starts_on__day=nasty))
    assert page.select("main script") == []
    assert only_tag(page.find(id="pay"))["value"] == nasty


def test_a_drawing_that_is_kept_never_holds_what_somebody_typed() -> None:
    first = str(Sample().name())
    typed = str(sent(name="Sam Okoro").name())
    assert "Sam Okoro" in typed
    assert str(Sample().name()) == first
    with using("cy"):
        assert "(dewisol)" in str(Sample().email())
    assert "(optional)" in str(Sample().email())


def test_errors_are_said_in_welsh_to_a_reader_of_welsh() -> None:
    with using("cy"):
        assert dated("31", "Chwefror", "2027").errors == [
            "Start date: rhaid rhoi dyddiad go iawn, fel 27 3 2026"
        ]
