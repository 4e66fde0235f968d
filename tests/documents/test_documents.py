"""Files: typed by content, encrypted where they lie, opened only through their owner's policy."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories.accounts import make_person, sign_in
from tests.page import StrictClient
from workforce.core import registry
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import DomainError, NotFound
from workforce.core.registry import Contribution, DocumentOwner, Registry
from workforce.documents import queries, rules, services
from workforce.documents.models import Document
from workforce.documents.states import ScanState
from workforce.integrations import files, scanner

PDF = b"%PDF-1.7\n" + b"a page of a reference\n" * 20
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
OWNER = ("thing", 7)


def word(*extra: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", *extra):
            archive.writestr(name, "<x/>")
    return kept.getvalue()


@pytest.fixture
def store(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    changed = replace(app.extensions["settings"], files_url=f"folder:{tmp_path}")
    monkeypatch.setitem(app.extensions, "settings", changed)
    yes = DocumentOwner("thing", lambda actor, number: actor.person_id is not None and number == 7)
    mine = Registry((Contribution("test", documents=(yes,)),))
    monkeypatch.setitem(app.extensions, "contributions", mine)
    return tmp_path


def keep(content: bytes = PDF) -> Document:
    person = make_person()
    return services.keep(person.as_actor, OWNER, title="Reference of Ann", content=content)


@pytest.mark.parametrize(
    "content, kind",
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (word(), rules.WORD),
        (word("word/vbaProject.bin"), None),
        (b"PK\x03\x04 not a zip", None),
        (b"<html><script>", None),
        (b"MZ\x90\x00", None),
        (b"GIF89a" + b"\0" * 20, None),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, kind: str | None) -> None:
    assert rules.media_type(content) == kind


@pytest.mark.usefixtures("store")
def test_what_is_kept_comes_back_and_the_opening_is_written_down() -> None:
    document = keep()
    reader = make_person()
    assert services.open_document(reader.as_actor, document) == PDF
    openings = queries.openings_of(*OWNER)
    assert [one.opened_by_id for one in openings] == [reader.id]


def test_a_file_lies_encrypted_under_a_name_that_says_nothing(store: Path) -> None:
    document = keep()
    kept = [path for path in store.rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert b"reference" not in kept[0].read_bytes()
    assert "Ann" not in kept[0].name
    assert document.scan is ScanState.NOT_SCANNED


@pytest.mark.usefixtures("store")
def test_whom_the_owners_policy_leaves_out_finds_nothing() -> None:
    document = keep()
    with pytest.raises(NotFound):
        services.open_document(Actor.anonymous(), document)
    stray = services.keep(make_person().as_actor, ("other", 7), title="x", content=PDF)
    with pytest.raises(NotFound):
        services.open_document(make_person().as_actor, stray)


@pytest.mark.usefixtures("store")
def test_a_removed_file_is_gone_and_its_row_stays() -> None:
    document = keep()
    services.remove(make_person().as_actor, document)
    with pytest.raises(NotFound):
        services.open_document(make_person().as_actor, document)
    assert queries.documents_of("thing", [7]) == []
    assert session().scalars(select(Document)).one().removed_at is not None


@pytest.mark.parametrize("content", [b"", b"x" * (rules.LARGEST + 1), b"MZ\x90\x00"])
def test_a_bad_file_is_refused_at_its_field_and_nothing_is_kept(
    store: Path, content: bytes
) -> None:
    with pytest.raises(DomainError) as refused:
        keep(content)
    assert refused.value.field == "file"
    assert not [path for path in store.rglob("*") if path.is_file()]


def test_a_scanner_that_is_away_keeps_nothing(
    app: Flask, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = replace(app.extensions["settings"], clamd_url="tcp://127.0.0.1:1")
    monkeypatch.setitem(app.extensions, "settings", changed)
    with pytest.raises(DomainError, match="viruses"):
        keep()
    assert not [path for path in store.rglob("*") if path.is_file()]


def test_a_file_with_a_virus_is_refused(
    app: Flask, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ = store
    changed = replace(app.extensions["settings"], clamd_url="tcp://scanner")
    monkeypatch.setitem(app.extensions, "settings", changed)
    monkeypatch.setattr(scanner, "is_clean", lambda url, content: bool(url and not content))
    with pytest.raises(DomainError, match="virus"):
        keep()


@pytest.mark.usefixtures("store")
def test_a_file_is_handed_over_and_never_shown_inside_a_page(client: StrictClient) -> None:
    document = keep()
    url = f"/documents/{document.public_id}"
    assert client.get(url).status_code == 303
    sign_in(client, make_person())
    answer = client.get(url)
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "Ann" not in answer.headers["Content-Disposition"]


def test_a_storage_key_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="storage key"):
        files.FolderFiles(tmp_path).get("../../etc/passwd")


def test_the_store_of_a_copy_is_named_by_its_setting(app: Flask) -> None:
    _ = app
    assert isinstance(files.files_of(registry.settings().files_url), files.FolderFiles)
    with pytest.raises(ValueError, match="FILES_URL"):
        files.files_of("ftp://x")
