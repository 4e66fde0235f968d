"""What a text may not say: where a home is, and anything about a child."""

from workforce.vacancies.rules.screening.spotting import (
    ADVICE,
    Answer,
    Finding,
    Spotted,
    Whereabouts,
    about_children,
    address_parts,
    findings,
    names_home,
    spot,
)

__all__ = [
    "ADVICE",
    "Answer",
    "Finding",
    "Spotted",
    "Whereabouts",
    "about_children",
    "address_parts",
    "findings",
    "names_home",
    "spot",
]
