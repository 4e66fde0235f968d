"""Words about children who live somewhere: whoever writes them is asked, never refused."""

import re
from collections.abc import Iterator

AGE = (
    r"(?:[4-9]|1[0-8]|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen)"
)
ONE = r"(?:child|young person|boy|girl|lad|young man|young woman|teenager|resident)"
SEVERAL = r"(?:one|two|three|four|five|six|[1-6])"
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Level|Monday|Tuesday|Wednesday|Thursday|"
    "Friday|Saturday|Sunday|Year|Grade|Band|Page|Regulation|Schedule"
)
# A range of ages says which children a home is for, not who lives in it.
NO_RANGE = r"(?!\s*(?:to\b|-|–|—|and\b|or\b|\+|plus\b|until\b|years? (?:and|to|or)\b|%))"
TELLING = (
    re.compile(
        rf"\b(?i:our|a|an|the|one|this)\s+(?:[\w-]+\s+){{0,2}}?(?i:{AGE})[\s-]?(?i:years?|yrs?)[\s-]old\b"
    ),
    re.compile(rf"\b(?i:{AGE})[\s-]?(?i:years?|yrs?)[\s-]old\s+(?i:{ONE})\b"),
    re.compile(rf"\b(?i:{ONE}),?\s+(?i:aged|who is|is)\s+(?i:{AGE})\b{NO_RANGE}"),
    # A name or initials with an age.
    re.compile(rf"\b(?!(?:{MONTHS})\b)[A-Z][a-z]+\s?\({AGE}\)"),
    re.compile(
        rf"\b(?!(?:{MONTHS})\b)[A-Z][a-z]{{2,}},?\s+(?:aged\s+{AGE}\b{NO_RANGE}|{AGE},\s+(?:who|is|has|lives)\b)"
    ),
    re.compile(rf"\b[A-Z]\.?(?:[A-Z]\.?)?\s?\({AGE}\)"),
    re.compile(r"\bYP\s?[1-9]\b"),
    # One child, as they are.
    re.compile(
        r"\b(?i:one of (?:our|the) (?:children|young people|boys|girls|residents))\s+"
        r"(?i:has|is|was|can|suffers|displays|lives|who|with)\b"
    ),
    re.compile(
        rf"\b(?i:our)\s+(?i:{ONE})\s+(?i:has|is|was|can|suffers|displays|presents|lives|likes)\b"
    ),
    re.compile(
        rf"\b(?i:a|the|one|this)\s+(?i:{ONE})\s+(?i:(?:who\s+)?(?:is\s+)?(?:currently\s+)?"
        r"(?:lives|living|placed|resident))\s+(?i:here|there|with us|at|in (?:the|this|our) home)\b"
    ),
    re.compile(rf"\b(?i:the|this)\s+(?i:{ONE})\s+(?i:has|suffers|displays|presents|can be|was)\b"),
    re.compile(
        r"\b(?i:he|she)\s+(?i:self-harms?|absconds?|goes missing|was abused|suffers|is autistic)\b"
    ),
    # Who lives there now.
    re.compile(
        rf"\b(?i:{SEVERAL})\s+(?:[a-z]+\s+)?(?i:boys?|girls?|males?|females?|lads|brothers|sisters|siblings)\b"
    ),
    re.compile(rf"\b(?i:children|young people|boys|girls)\s+aged\s+{AGE},\s*{AGE}\b"),
)


def found(text: str) -> Iterator[str]:
    """Each place in a text that may tell of a child, as it is written there."""
    for pattern in TELLING:
        for match in pattern.finditer(text):
            yield " ".join(match.group().split())
