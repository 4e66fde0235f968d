"""Documents of checks: kept encrypted, opened by who may see the check, never a certificate."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tests.checks.steps import parts
from tests.factories.accounts import sign_in
from tests.factories.checks import check_of, make_appointment
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.recruitment import make_reference
from tests.page import StrictClient
from workforce.checks import services
from workforce.checks.models import Appointment
from workforce.checks.states import CheckKind, CheckState
from workforce.core import clock
from workforce.core.errors import DomainError
from workforce.documents import queries as documents
from workforce.documents import services as files
from workforce.providers.states import Role

PDF = b"%PDF-1.7\n" + b"a reference\n" * 30


@pytest.fixture(autouse=True)
def _store(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = replace(app.extensions["settings"], files_url=f"folder:{tmp_path}")
    monkeypatch.setitem(app.extensions, "settings", changed)


def appointment() -> Appointment:
    return make_appointment(make_home(make_organisation()))


def test_a_reference_is_kept_and_opened_by_its_provider_only(client: StrictClient) -> None:
    made = appointment()
    owner = make_member(Role.OWNER, made.home.organisation)
    sign_in(client, owner.person)
    check = check_of(made, CheckKind.REFERENCE_RECENT)
    reference = make_reference(made, received_on=None, rung_on=None, rung_by_id=None)
    url = f"/references/{reference.public_id}/received"
    answer = client.post(
        url,
        data={
            **client.page(url).form_values(),
            "concerns": "no",
            **parts(clock.today(), "received_on"),
            "file": (io.BytesIO(PDF), "reference.pdf"),
        },
        content_type="multipart/form-data",
    )
    assert answer.status_code == 303, answer.get_data(as_text=True)
    assert check.state is CheckState.SEEN
    kept = documents.documents_of("check", [check.id])
    assert len(kept) == 1
    link = f"/documents/{kept[0].public_id}"
    assert link in client.page(f"/appointments/{made.public_id}").links().values()
    assert client.get(link).data == PDF
    client.post("/sign-out")
    sign_in(client, make_member(Role.OWNER).person)
    assert client.get(link).status_code == 404


def test_a_bad_file_is_refused_at_its_field_and_nothing_is_recorded(client: StrictClient) -> None:
    made = appointment()
    sign_in(client, make_member(Role.OWNER, made.home.organisation).person)
    check = check_of(made, CheckKind.IDENTITY)
    url = f"/checks/{check.public_id}/evidence"
    data = {**client.page(url).form_values(), "evidence": "document"}
    data["file"] = (io.BytesIO(b"MZ\x90\x00"), "passport.pdf")
    answer = client.post(url, data=data, content_type="multipart/form-data")
    assert "must be a PDF, JPG, PNG or DOCX" in answer.get_data(as_text=True)
    assert check.state is CheckState.OUTSTANDING


def test_a_criminal_record_certificate_is_never_kept(client: StrictClient) -> None:
    made = appointment()
    owner = make_member(Role.OWNER, made.home.organisation)
    sign_in(client, owner.person)
    check = check_of(made, CheckKind.CRIMINAL_RECORD)
    assert not client.page(f"/checks/{check.public_id}/evidence").soup.select("[type=file]")
    stored = files.store(title="x", content=PDF)
    with pytest.raises(DomainError, match="never keep"):
        services.record_with_document(owner.actor, check, stored)
    assert documents.documents_of("check", [check.id]) == []
