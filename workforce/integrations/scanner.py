"""The virus scanner: clamd over its own protocol, when one is configured."""

import socket
import struct
from urllib.parse import urlsplit

CHUNK = 64 * 1024
TIMEOUT = 30


class ScannerAway(Exception):
    """The scanner is configured but did not answer."""


def is_clean(url: str, content: bytes) -> bool:
    """Whether clamd at `tcp://host:port` finds nothing in the content."""
    where = urlsplit(url)
    try:
        with socket.create_connection(
            (where.hostname or "localhost", where.port or 3310), timeout=TIMEOUT
        ) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), CHUNK):
                part = content[start : start + CHUNK]
                line.sendall(struct.pack("!I", len(part)) + part)
            line.sendall(struct.pack("!I", 0))
            answer = line.recv(4096)
    except OSError as wrong:
        raise ScannerAway(type(wrong).__name__) from wrong
    if answer.rstrip(b"\0\n").endswith(b"OK"):
        return True
    if b"FOUND" in answer:
        return False
    raise ScannerAway("unexpected answer")
