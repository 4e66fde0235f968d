"""The short first step: how long a line may be, and which hours a number holds."""

LONGEST_LINE = 400


def patterns_in(number: str, bits: list[int]) -> list[int]:
    """Those of the bits that a number in words holds; nothing where it is no number."""
    whole = int(number) if number.isdigit() else 0
    return [bit for bit in bits if whole & bit]
