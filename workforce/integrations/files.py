"""Where stored files lie: a folder that all processes share, an object store, or memory."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from workforce.integrations.object_store import object_files

KEY = re.compile(r"[a-z0-9]{2,80}")


class Files(Protocol):
    """Something that keeps bytes under a key."""

    def put(self, key: str, content: bytes) -> None:
        """Keep the content; a second time replaces it."""

    def get(self, key: str) -> bytes:
        """The content, or FileNotFoundError."""

    def remove(self, key: str) -> None:
        """Forget the content; forgetting twice does no harm."""


@dataclass(slots=True)
class MemoryFiles:
    """Keeps files in memory; for tests."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def put(self, key: str, content: bytes) -> None:
        """Keep the content."""
        self.kept[key] = content

    def get(self, key: str) -> bytes:
        """The content, or FileNotFoundError."""
        try:
            return self.kept[key]
        except KeyError as wrong:
            raise FileNotFoundError(key) from wrong

    def remove(self, key: str) -> None:
        """Forget the content."""
        self.kept.pop(key, None)


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """Keeps each file under its key in a folder, two letters deep."""

    folder: Path

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise ValueError("A storage key has only small letters and digits")
        return self.folder / key[:2] / key

    def put(self, key: str, content: bytes) -> None:
        """Write the content whole or not at all."""
        target = self._path(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(content)
        part.replace(target)

    def get(self, key: str) -> bytes:
        """The content, or FileNotFoundError."""
        return self._path(key).read_bytes()

    def remove(self, key: str) -> None:
        """Delete the file if it is there."""
        self._path(key).unlink(missing_ok=True)


def files_of(url: str) -> Files:
    """The store that a FILES_URL names."""
    if url.startswith("folder:"):
        return FolderFiles(Path(url.removeprefix("folder:")))
    if url.startswith("s3:"):
        return object_files(url)
    raise ValueError("FILES_URL must begin with folder: or s3://")
