"""What a file is, judged by its content and never by its name."""

import html
import io
import re
import zipfile

import filetype
from pypdf import PdfReader

LARGEST = 20 * 1024 * 1024
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ALLOWED = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", WORD: "docx"}
MOST_MEMBERS = 2_000
MOST_PAGES, MOST_WORDS = 50, 500_000
PARAGRAPH, TAG = re.compile(r"</w:p>"), re.compile(r"<[^>]*>")
MOST_EXPANDED = 200 * 1024 * 1024


def media_type(content: bytes) -> str | None:
    """The type of the content when it is one we take: PDF, JPEG, PNG or Word; else None."""
    guess = filetype.guess(content[:8192])
    kind = guess.mime if guess else None
    if content[:4] == b"PK\x03\x04":
        return WORD if is_word(content) else None
    return kind if kind in ALLOWED else None


def is_word(content: bytes) -> bool:
    """Whether an archive is a Word document, without macros and not a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        return False
    names = {member.filename for member in members}
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > MOST_EXPANDED:
        return False
    return {
        "[Content_Types].xml",
        "word/document.xml",
    } <= names and "word/vbaProject.bin" not in names


def extension(kind: str) -> str:
    """The file ending of an allowed type."""
    return ALLOWED[kind]


def words_of(content: bytes) -> str:
    """The words of a PDF or Word document, headers and footers too; none of a picture."""
    kind = media_type(content)
    if kind == WORD:
        return _words_of_word(content)
    return _words_of_pdf(content) if kind == "application/pdf" else ""


def _words_of_word(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [one for one in archive.namelist() if re.fullmatch(r"word/[\w-]+\.xml", one)]
        found = [_part(archive, one) for one in parts]
    return "\n".join(found)


def _part(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as part:
        text = part.read(MOST_WORDS * 10).decode("utf-8", "replace")
    return html.unescape(TAG.sub("", PARAGRAPH.sub("\n", text)))[:MOST_WORDS]


def _words_of_pdf(content: bytes) -> str:
    """What a PDF says, page by page; what cannot be read of it has no words."""
    try:
        pages = PdfReader(io.BytesIO(content)).pages[:MOST_PAGES]
        return "\n".join(page.extract_text() for page in pages)[:MOST_WORDS]
    except Exception:  # noqa: BLE001 - a damaged file fails in every way there is
        return ""
