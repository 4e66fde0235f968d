"""Addresses of built styles, scripts and images, marked so that a change reaches every reader."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from time import monotonic

from flask import current_app, request, url_for

MARK_LENGTH = 10
# Seconds after which a file is looked at again, for whoever changes it while we run.
LOOKS_AGAIN = 2


def asset_url(name: str) -> str:
    """The address of a static file: `images/…` as drawn, anything else as built."""
    return _address(request.script_root, name, int(monotonic() // LOOKS_AGAIN))


@lru_cache(maxsize=512)
def _address(_root: str, name: str, _time: int) -> str:
    filename = name if name.startswith("images/") else f"build/{name}"
    file = Path(current_app.static_folder or "static") / filename
    try:
        stamp = file.stat()
    except FileNotFoundError:
        return url_for("static", filename=filename)
    mark = _mark(file, stamp.st_mtime_ns, stamp.st_size)
    return url_for("static", filename=filename, v=mark)


@lru_cache(maxsize=128)
def _mark(file: Path, _changed_at: int, _size: int) -> str:
    """A short digest of the content, worked out again only when the file changes."""
    return sha256(file.read_bytes()).hexdigest()[:MARK_LENGTH]
