"""The audit trail is written for those who look into a case; no feature draws on it."""

from tests.architecture.source import modules


def test_no_feature_reads_the_audit_trail() -> None:
    found = [
        module.name
        for module in modules()
        if "AuditEntry" in module.text and not module.name.startswith(("workforce/core/", "tests/"))
    ]
    assert not found, f"Keep a row or a moment of your own instead of reading the trail: {found}"
