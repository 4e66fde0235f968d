"""Ways of saying where a home is without its address: beside what, on which street, which point."""

import re
from collections.abc import Iterator

KINDS = (
    "school|academy|college|nursery|station|park|church|chapel|mosque|temple|synagogue|hospital|"
    "surgery|pub|inn|hotel|shop|shops|supermarket|library|post office|leisure centre|town hall|"
    "stadium|cemetery|beach|harbour|canal|bridge|roundabout|retail park|golf club|golf course"
)
SHOPS = "tesco|asda|aldi|lidl|sainsbury['’]?s|morrisons|co-?op|waitrose|spar|mcdonald['’]?s|greggs"
STREETS = (
    "Road|Rd|Street|Avenue|Lane|Close|Crescent|Drive|Gardens|Terrace|Way|Grove|Mews|Parade|Hill"
)
HOUSES = "House|Lodge|Cottage|Manor|Farm|Grange|Hall|Villa|Court"
NAMED = r"(?:[A-Z][\w'’-]*\.?\s+){1,3}"
OF_A_POINT = (
    # Beside something that can be found on a map.
    re.compile(
        r"\b(?i:opposite|next to|next door to|behind|beside|adjacent to|across (?:the road )?from|"
        r"(?:a)?round the corner from|backing on ?to|backs on ?to|overlooking)\s+"
        rf"(?:the\s+|a\s+|our\s+)?(?:[\w'’.-]+\s+){{0,3}}?(?i:{KINDS}|{SHOPS})\b"
    ),
    # Near something that has a name.
    re.compile(
        r"\b(?i:near|nearby|near to|close to|by|minutes from|minutes['’]? walk (?:from|to)|"
        r"walking distance (?:of|from|to)|walk (?:from|to)|yards from|metres from|off)\s+"
        rf"(?:the\s+)?{NAMED}(?i:{KINDS})\b"
    ),
    re.compile(rf"\b(?i:on|in|at|off|along|down|from)\s+(?!The\s+Way\b){NAMED}(?:{STREETS})\b"),
    re.compile(
        r"\b(?i:at|in|join|visit|near|called|named|based at)\s+(?:the\s+)?"
        rf"{NAMED}(?:{HOUSES})\b"
    ),
    # Points on a map, in the ways in which maps write them.
    re.compile(r"///\s?\w+\.\w+\.\w+|\b(?i:what3words|w3w)\b"),
    re.compile(r"-?\b\d{1,2}\.\d{3,}\s*[°NS]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}"),
    re.compile(r"\b\d{1,2}°\s*\d{1,2}['\N{PRIME}’]"),
    re.compile(r"\b[HNST][A-HJ-Z]\s?\d{3,5}\s\d{3,5}\b"),
    re.compile(r"\b[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b"),
    re.compile(
        r"(?i)\b(?:goo\.gl/maps|maps\.app\.goo\.gl|google\.[a-z.]+/maps|maps\.google\.|"
        r"maps\.apple\.com|openstreetmap\.org|osm\.org|bing\.com/maps|plus\.codes)\S*"
    ),
    # The number under which the regulator's reports of one home are found.
    re.compile(r"\bSC\s?\d{6,7}\b"),
)


def found(text: str) -> Iterator[str]:
    """Each place in a text that says where a home is, as it is written there."""
    for pattern in OF_A_POINT:
        for match in pattern.finditer(text):
            yield " ".join(match.group().split())
