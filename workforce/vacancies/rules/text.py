"""Typed text as paragraphs."""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a typed text, each in one line."""
    return [" ".join(part.split()) for part in text.split("\n") if part.strip()]
