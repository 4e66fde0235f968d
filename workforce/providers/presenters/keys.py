"""Keys of other systems in words, never the key itself."""

from dataclasses import dataclass
from datetime import datetime

from workforce.core.translation import Lazy
from workforce.providers.models import ApiKey
from workforce.providers.states import KeyPurpose


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One key: what it is for, its last letters, and how long it is good."""

    public_id: str
    name: str
    purpose: Lazy
    last_four: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    is_for_vacancies: bool

    @classmethod
    def of(cls, row: ApiKey) -> "KeyLine":
        """A key as its owner sees it."""
        return cls(
            row.public_id,
            row.name,
            row.purpose.label,
            row.last_four,
            row.made_by.name if row.made_by else "",
            row.created_at,
            row.expires_at,
            row.last_used_at,
            row.purpose is KeyPurpose.ATS,
        )
