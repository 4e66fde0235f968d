"""Letters carry links that open accounts: where the server offers TLS, nothing goes in clear."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from workforce.core import clock
from workforce.integrations import mail

LETTER = mail.Mail("ann@example.org", "Your link", "https://example.org/reset-password/x", "key")


@dataclass
class Server:
    """An SMTP server with a certificate of its own; keeps whether each letter came over TLS."""

    certificate: Path
    over_tls: list[bool] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, peer: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        _ = peer, envelope
        assert server.transport is not None
        self.over_tls.append(server.transport.get_extra_info("ssl_object") is not None)
        return "250 OK"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    day = timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(clock.now() - day)
        .not_valid_after(clock.now() + day)
        .add_extension(here, critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture(params=["smtp", "smtps"])
def server(request: Any, certificate: Path) -> Iterator[tuple[Server, str]]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    options: dict[str, Any] = {
        ("ssl_context" if request.param == "smtps" else "tls_context"): context
    }
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = Server(certificate)
    controller = Controller(kept, hostname="127.0.0.1", port=port, **options)
    controller.start()
    yield kept, f"{request.param}://127.0.0.1:{port}"
    controller.stop()


def test_a_letter_goes_over_tls_where_the_server_offers_it(
    server: tuple[Server, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, url = server
    monkeypatch.setenv("SSL_CERT_FILE", str(kept.certificate))
    mail.post_of(url, "no-reply@example.org").send(LETTER)
    assert kept.over_tls == [True]


def test_a_letter_is_kept_back_where_the_certificate_cannot_be_trusted(
    server: tuple[Server, str],
) -> None:
    kept, url = server
    with pytest.raises(mail.Undeliverable) as refused:
        mail.post_of(url, "no-reply@example.org").send(LETTER)
    assert not refused.value.final
    assert kept.over_tls == []


def test_no_password_goes_in_clear_to_another_machine(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = Server(certificate)
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        monkeypatch.setattr(mail, "HERE", frozenset())
        with pytest.raises(mail.Undeliverable, match="no password over TLS") as refused:
            mail.post_of(f"smtp://ann:word@127.0.0.1:{port}", "no-reply@example.org").send(LETTER)
        assert not refused.value.final
        assert kept.over_tls == []
        mail.post_of(f"smtp://127.0.0.1:{port}", "no-reply@example.org").send(LETTER)
        assert kept.over_tls == [False]
    finally:
        controller.stop()
