"""What brings candidates back: jobs they keep, and reminders of them."""

from workforce.vacancies.services.returning.reminders import (
    BATCH,
    CLOSING_WITHIN,
    remind_savers,
    reminded,
)
from workforce.vacancies.services.returning.saved import (
    erase_of,
    is_proof_of_saving,
    proof_of_saving,
    save,
    unsave,
)

__all__ = [
    "BATCH",
    "CLOSING_WITHIN",
    "erase_of",
    "is_proof_of_saving",
    "proof_of_saving",
    "remind_savers",
    "reminded",
    "save",
    "unsave",
]
