"""What a text may not say: where a home is, and anything about a child."""

from workforce.vacancies.rules.screening.spotting import (
    ADVICE,
    Finding,
    Secrets,
    Spotted,
    Whereabouts,
    about_children,
    address_parts,
    names_home,
    spot,
)

__all__ = [
    "ADVICE",
    "Finding",
    "Secrets",
    "Spotted",
    "Whereabouts",
    "about_children",
    "address_parts",
    "names_home",
    "spot",
]
