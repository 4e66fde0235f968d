"""Reading an answer as somebody would who wants to know everything in it."""

import io
import zipfile

from pypdf import PdfReader


def words_of(content: bytes, kind: str | None) -> str:
    """Everything that can be read of an answer: pages, tables, documents, what is packed."""
    if kind == "application/zip":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = [words_of(packed.read(one), "application/pdf") for one in packed.namelist()]
            return "\n".join([*packed.namelist(), *inside])
    if kind == "application/pdf":
        read = PdfReader(io.BytesIO(content))
        text = [page.extract_text() for page in read.pages]
        return "\n".join([*text, str(read.metadata), str(read.xmp_metadata and read.xmp_metadata)])
    return content.decode("utf-8", "replace")
