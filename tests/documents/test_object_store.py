"""Files in an S3-compatible store: signed, encrypted before they leave us, gone when removed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from botocore.exceptions import ClientError
from flask import Flask

from config import Settings, SettingsError
from tests.factories.accounts import make_person
from tests.support import object_store
from tests.support.object_store import Store
from workforce.core.registry import Contribution, DocumentOwner, Registry
from workforce.documents import services
from workforce.integrations import files

PDF = b"%PDF-1.7\n" + b"a page of a reference\n" * 20


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", object_store.KEY_ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", object_store.SECRET)
    with object_store.running() as running:
        yield running


def url(store: Store, bucket: str = "homes") -> str:
    return f"s3://{bucket}/papers?endpoint={store.address}&region={object_store.REGION}"


def test_a_file_comes_back_as_it_went_and_goes_when_it_is_removed(store: Store) -> None:
    kept = files.files_of(url(store))
    kept.put("abc", b"one")
    kept.put("abc", b"two")
    assert store.kept == {"papers/abc": b"two"}
    assert kept.get("abc") == b"two"
    kept.remove("abc")
    kept.remove("abc")
    assert store.kept == {}
    with pytest.raises(FileNotFoundError):
        kept.get("abc")


def test_a_store_that_is_busy_for_a_moment_is_asked_again(store: Store) -> None:
    store.stumbles = 2
    files.files_of(url(store)).put("abc", b"one")
    assert store.kept == {"papers/abc": b"one"}


def test_wrong_keys_and_a_missing_bucket_are_errors_and_never_an_empty_file(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ClientError, match="NoSuchBucket"):
        files.files_of(url(store, "other")).get("abc")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    with pytest.raises(ClientError, match="SignatureDoesNotMatch"):
        files.files_of(url(store) + "&").put("abc", b"one")
    assert store.kept == {}


def test_a_document_leaves_us_encrypted(
    app: Flask, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = replace(app.extensions["settings"], files_url=url(store))
    monkeypatch.setitem(app.extensions, "settings", changed)
    anyone = DocumentOwner("thing", lambda actor, _number: actor.person_id is not None)
    monkeypatch.setitem(
        app.extensions, "contributions", Registry((Contribution("test", documents=(anyone,)),))
    )
    actor = make_person().as_actor
    document = services.keep(actor, ("thing", 7), title="Reference", content=PDF)
    [(key, lies_there)] = store.kept.items()
    assert key == f"papers/{document.storage_key}"
    assert b"reference" not in lies_there
    assert services.open_document(actor, document) == PDF
    services.remove(actor, document)
    assert store.kept == {}


@pytest.mark.parametrize("wrong", ["s3://", "s3://homes/x?bucket=y", "s3:homes"])
def test_an_address_without_a_bucket_or_with_a_slip_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="FILES_URL"):
        files.files_of(wrong)


def test_the_setting_is_refused_at_the_start_where_it_names_no_store() -> None:
    with pytest.raises(SettingsError, match="FILES_URL"):
        Settings.from_env({"DEMO": "1", "FILES_URL": "ftp://x"})
    assert Settings.from_env({"DEMO": "1", "FILES_URL": "s3://homes"}).files_url == "s3://homes"
