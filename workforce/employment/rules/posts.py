"""What a rule would estimate of a home's funded posts, where the provider gives none.

Estimate = core + ratio times registered places. Both are assumptions of this service, of low
confidence: so set that a home of mean size (3.9 places) comes to 11.4 full-time equivalents,
which is 13.3 people, the published mean of staff per home, at 0.86 each.
"""

from decimal import Decimal

from workforce.employment.states import JobRole

CORE_FTE = Decimal(2)  # a manager and a deputy, whatever the size
FTE_OF_A_PLACE = Decimal("2.4")


def estimated_fte(places_count: int) -> Decimal:
    """Funded posts as estimated from places; never a figure until the provider records it."""
    return sum(estimated_posts(places_count).values(), Decimal(0))


def estimated_posts(places_count: int) -> dict[JobRole, Decimal]:
    """The same by role: the core is a manager and a deputy, the rest cares for children."""
    return {
        JobRole.REGISTERED_MANAGER: CORE_FTE / 2,
        JobRole.DEPUTY_MANAGER: CORE_FTE / 2,
        JobRole.RESIDENTIAL_SUPPORT_WORKER: FTE_OF_A_PLACE * places_count,
    }
