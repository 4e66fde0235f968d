"""What a file is, judged by its content and never by its name."""

import io
import zipfile

import filetype

LARGEST = 20 * 1024 * 1024
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ALLOWED = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", WORD: "docx"}
MOST_MEMBERS = 2_000
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
