"""THE list of words that may tell of one child: whoever writes them is asked, never refused.

Every free text of the service that employers, candidates or referees write is read by it: adverts,
applications, notes, messages, references, letters, campaigns. Ordinary words of the work ("children
aged 8 to 17", "a key worker for one young person") are no child's, and nobody is asked about them.
"""

import re
from collections.abc import Iterable

AGE = (
    r"(?:[4-9]|1[0-8]|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen)"
)
ONE = r"(?:child|young person|boy|girl|lad|young man|young woman|teenager|resident)"
# Those of whom nobody speaks in general.
SOMEBODY = r"(?:young person|boy|girl|lad|young man|young woman|teenager)"
SEVERAL = r"(?:one|two|three|four|five|six|[1-6])"
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Level|Monday|Tuesday|Wednesday|Thursday|"
    "Friday|Saturday|Sunday|Year|Grade|Band|Page|Regulation|Schedule"
)
# A range of ages says which children a home is for, not who lives in it.
NO_RANGE = (
    r"(?!\s*(?:to\b|-|–|—|and\b|or\b|\+|plus\b|until\b|upwards\b|onwards\b|"
    r"years? (?:and|to|or)\b|%))"
)
# "She is 6 months into her training" is no age.
NO_SPAN = (
    r"(?!\s*(?:months?|weeks?|days?|hours?|minutes?|miles?|yards?|times|per|of|in|out|years?\s"
    r"(?!old))\b)"
)
# "A ten-year-old company" is no child.
NO_THING = (
    r"(?!\s+(?i:company|service|home|house|building|provider|organisation|charity|business|team|"
    r"car|van|policy)\b)"
)
TOLD = (
    r"(?:said|told|asked|called(?!\s+[A-Z])|liked|loved|hated|wanted|felt|thought|enjoyed|met|"
    r"cried|laughed|hit|ran|went|came|left|did|had|lived|kicked|threw|took|made|gave|smiled|shouted|"
    r"self-harmed|absconded)"
)
WELSH_ONE = r"(?:plentyn|bachgen|merch|person ifanc|hogyn|hogan|fachgen|ferch)"
TELLING = (
    re.compile(
        rf"\b(?i:our|a|an|the|one|this)\s+(?:[\w-]+\s+){{0,2}}?(?i:{AGE})[\s-]?(?i:years?|yrs?)[\s-]old\b"
        rf"{NO_THING}"
    ),
    re.compile(rf"\b(?i:{AGE})[\s-]?(?i:years?|yrs?)[\s-]old\s+(?i:{ONE})\b"),
    re.compile(rf"\b(?i:{ONE}),?\s+(?i:aged|who (?:is|was)|is)\s+(?i:{AGE})\b{NO_RANGE}{NO_SPAN}"),
    re.compile(rf"(?<!\bI was )\b(?i:aged)\s+(?i:{AGE})\b{NO_RANGE}"),
    re.compile(
        rf"\b(?i:he|she)\s+(?i:is|was|turns|turned|has turned)\s+(?:(?i:now|only|just|about)\s+)?"
        rf"(?i:{AGE})\b{NO_RANGE}{NO_SPAN}(?!\.\d)"
    ),
    # A name or initials with an age.
    re.compile(rf"\b(?!(?:{MONTHS})\b)[A-Z][a-z]+\s?\({AGE}\)"),
    re.compile(
        rf"\b(?!(?:{MONTHS})\b)[A-Z][a-z]{{2,}},?\s+(?:aged\s+{AGE}\b{NO_RANGE}|{AGE},\s+(?:who|is|has|lives)\b)"
    ),
    re.compile(rf"\b[A-Z]\.?(?:[A-Z]\.?)?\s?\({AGE}\)"),
    re.compile(r"\bYP\s?[1-9]\b"),
    re.compile(rf"\b(?i:{ONE})\s+(?i:called|named)\s+[A-Z]\w*"),
    # One child, as they are.
    re.compile(
        r"\b(?i:one of (?:our|the) (?:children|young people|boys|girls|residents))\s+"
        r"(?i:has|is|was|can|suffers|displays|lives|who|with)\b"
    ),
    re.compile(
        rf"\b(?i:our)\s+(?i:{ONE})\s+(?i:(?:who\s+)?(?:has|is|was|can|suffers|displays|presents|lives|likes))\b"
    ),
    re.compile(rf"\b(?i:our)\s+(?i:{SOMEBODY})\b(?!-|\s+(?i:centred|led|focused|friendly)\b)"),
    re.compile(r"\b(?i:the|this|that)\s+(?i:boy|girl|lad)\b(?!s\b|['’]|\s+(?i:scouts|guides)\b)"),
    re.compile(rf"\b(?i:our|a|the|one|this|that)\s+(?i:{ONE})\s+(?i:{TOLD})\b"),
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
    # The same in Welsh.
    re.compile(rf"\b(?i:{WELSH_ONE})\s+(?i:o['’]r enw)\s+[A-Z]\w*"),
    re.compile(
        rf"\b(?i:{WELSH_ONE})\s+(?:(?i:sy['’]n|yn)\s+)?(?:[4-9]|1[0-8])\s+"
        r"(?:(?i:mlwydd|blwydd|mlynedd)\s+)?(?i:oed)\b"
    ),
    re.compile(
        r"\b(?i:mae|roedd|oedd)\s+(?i:o|e|hi|ef)['’]?n?\s+(?:[4-9]|1[0-8])\s+"
        r"(?:(?i:mlwydd|blwydd)\s+)?(?i:oed)\b"
    ),
    re.compile(
        r"\b(?i:un o['’](?:n|r) (?:plant|bobl ifanc|pobl ifanc|bechgyn|merched))\s+"
        r"(?i:yn|wedi|â|sy|sydd)\b"
    ),
    re.compile(
        r"\b(?i:dau|tri|pedwar|dwy|tair|pedair)\s+(?i:fachgen|bachgen|ferch|merch|frawd|chwaer)\b"
    ),
)


def found(text: str) -> list[str]:
    """Each place in a text that may tell of a child, as it is written there and in its order."""
    matches = (match for pattern in TELLING for match in pattern.finditer(text))
    ordered = sorted(matches, key=lambda match: match.span())
    return [" ".join(match.group().split()) for match in ordered]


def told(texts: Iterable[str]) -> tuple[str, ...]:
    """All that some texts may tell of a child, each once and as long as it was found."""
    finds = {one.casefold(): one for text in texts for one in found(text)}
    return tuple(
        one
        for key, one in finds.items()
        if not any(key in longer for longer in finds if longer != key)
    )
