"""An object store that answers as S3 does: it refuses what is not signed with its keys."""

import hashlib
import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

KEY_ID, SECRET, REGION = "key-of-the-test", "secret-of-the-test", "eu-west-2"
ERROR = "<?xml version='1.0'?><Error><Code>{code}</Code><Message>{code}</Message></Error>"


class Store(ThreadingHTTPServer):
    """The bucket `homes`; `stumbles` says how many requests fail first, as busy stores do."""

    def __init__(self) -> None:
        """Listen on a free port."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.kept: dict[str, bytes] = {}
        self.stumbles = 0

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """PUT, GET and DELETE of one object."""

    server: Store
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        return

    def do_PUT(self) -> None:
        self._answered("PUT")

    def do_GET(self) -> None:
        self._answered("GET")

    def do_DELETE(self) -> None:
        self._answered("DELETE")

    def _answered(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.server.stumbles:
            self.server.stumbles -= 1
            self._say(503, ERROR.format(code="SlowDown").encode())
        elif not self._signed(method, body):
            self._say(403, ERROR.format(code="SignatureDoesNotMatch").encode())
        elif not self.path.startswith("/homes/"):
            self._say(404, ERROR.format(code="NoSuchBucket").encode())
        else:
            self._done(method, self.path.removeprefix("/homes/"), body)

    def _done(self, method: str, key: str, body: bytes) -> None:
        kept = self.server.kept
        if method == "PUT":
            kept[key] = body
            self._say(200, b"")
        elif method == "DELETE":
            kept.pop(key, None)
            self._say(204, b"")
        elif key in kept:
            self._say(200, kept[key])
        else:
            self._say(404, ERROR.format(code="NoSuchKey").encode())

    def _signed(self, method: str, body: bytes) -> bool:
        """Whether the request is signed with our keys, body included, by AWS's own rules."""
        given = self.headers.get("Authorization", "")
        names = given.partition("SignedHeaders=")[2].partition(",")[0].split(";")
        if self.headers.get("X-Amz-Content-SHA256") != hashlib.sha256(body).hexdigest():
            return False
        signed = {name: self.headers[name] for name in names if name in self.headers}
        request = AWSRequest(method=method, url=self.server.address + self.path, headers=signed)
        request.context["timestamp"] = self.headers["X-Amz-Date"]
        signer = S3SigV4Auth(Credentials(KEY_ID, SECRET), "s3", REGION)
        text = signer.string_to_sign(request, signer.canonical_request(request))
        wanted = signer.signature(text, request)
        return hmac.compare_digest(wanted, given.rpartition("Signature=")[2])

    def _say(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def running() -> Iterator[Store]:
    """Serve for as long as the block lasts."""
    store = Store()
    thread = threading.Thread(target=store.serve_forever, daemon=True)
    thread.start()
    try:
        yield store
    finally:
        store.shutdown()
        store.server_close()
        thread.join()
