"""An employer's own adverts as its recruitment system writes and reads them."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from workforce.core import registry
from workforce.employment.states import NEVER_ADVERTISED, Contract, JobRole
from workforce.vacancies.models import Vacancy, VacancyPost
from workforce.vacancies.rules.particulars import (
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    SHORTEST_TITLE,
    Particulars,
)
from workforce.vacancies.states import (
    AboveFunded,
    Driving,
    FirstFor,
    HoursPattern,
    NotFilledWhy,
    PayPeriod,
    PostOutcome,
    Qualification,
    Route,
    WelshNeed,
)
from workforce.web.openapi import Links, Meta

# Patterns that are said; full time, part time and bank follow from hours and contract.
PATTERNS = {
    "waking-nights": HoursPattern.WAKING_NIGHTS,
    "sleep-ins": HoursPattern.SLEEP_INS,
    "weekends": HoursPattern.WEEKENDS,
}
Pattern = Literal["waking-nights", "sleep-ins", "weekends"]
Line = Annotated[str, StringConstraints(strip_whitespace=True)]
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
MOST_PENCE = 25_000_000
# What is said in answer to a question about an advert, and is no part of it.
ANSWERS = frozenset({"above_funded_why", "confirm_no_child_described"})


class VacancyIn(BaseModel):
    """An advert, whole each time it is sent; money is pence, days are ISO dates."""

    model_config = ConfigDict(extra="forbid")

    client_reference: Reference = Field(description="Your own name for it; yours alone")
    status: Literal["draft", "published"] = "published"
    homes: list[Line] = Field(
        min_length=1, max_length=20, description="Registration numbers, the leading home first"
    )
    title: Annotated[Line, Field(min_length=SHORTEST_TITLE, max_length=LONGEST_TITLE)]
    role: JobRole
    posts: int = Field(default=1, ge=1, le=100)
    contract: Contract
    weekly_hours: Decimal = Field(gt=0, le=60, decimal_places=2)
    patterns: list[Pattern] = Field(default_factory=list)
    rota: Annotated[Line, Field(max_length=300)] = ""
    sleep_ins_a_month: int = Field(default=0, ge=0, le=31)
    sleep_in_pence: int | None = Field(default=None, ge=1, le=100_000)
    pay_period: PayPeriod
    pay_from_pence: int = Field(ge=1, le=MOST_PENCE)
    pay_to_pence: int | None = Field(default=None, ge=1, le=MOST_PENCE)
    driving: Driving = Driving.NOT_NEEDED
    qualification: Qualification = Qualification.NOT_NEEDED
    qualification_title: Annotated[Line, Field(max_length=120)] = ""
    welsh: WelshNeed = WelshNeed.NOT_NEEDED
    apply_url: Annotated[Line, Field(max_length=500)] = Field(
        default="", description="Where people apply on your own site; empty to apply here"
    )
    takes_interest: bool = False
    is_anonymous: bool = False
    guarantees_interview: bool = False
    evergreen: bool = False
    publish_on: date | None = None
    closes_on: date
    first_for: FirstFor | None = None
    first_until: date | None = None
    description: Annotated[Line, Field(min_length=1, max_length=LONGEST_DESCRIPTION)]
    above_funded_why: AboveFunded | None = Field(
        default=None, description="Asked where more posts are advertised than are vacant"
    )
    confirm_no_child_described: bool = Field(
        default=False,
        description="Asked where words may tell of a child: true if none of them describes one",
    )

    @model_validator(mode="after")
    def _may_be_advertised(self) -> Self:
        if self.contract in NEVER_ADVERTISED:
            raise PydanticCustomError("contract", "This kind of contract is not advertised")
        return self

    def particulars(self) -> Particulars:
        """The advert as a recruiter would have typed it."""
        bits = 0
        for pattern in self.patterns:
            bits |= PATTERNS[pattern]
        own = {"client_reference", "status", "homes", "posts", "patterns", *ANSWERS}
        said = {name: getattr(self, name) for name in VacancyIn.model_fields if name not in own}
        return Particulars(
            **said
            | {
                "posts_count": self.posts,
                "hours_patterns": bits,
                "pay_to_pence": self.pay_to_pence or self.pay_from_pence,
                "route": Route.OWN_SITE if self.apply_url else Route.HERE,
            }
        )


class PostIn(BaseModel):
    """How one post ended, as your system knows it."""

    model_config = ConfigDict(extra="forbid")

    outcome: PostOutcome
    why: NotFilledWhy | None = None
    decided_on: date | None = None

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.outcome is PostOutcome.HIRED_HERE:
            raise PydanticCustomError("outcome", "A start through this service says so by itself")
        if (self.outcome is PostOutcome.NOT_FILLED) != (self.why is not None):
            raise PydanticCustomError("why", "Say why exactly where a post was not filled")
        return self


class PostsIn(BaseModel):
    """Every post whose end your system knows, whole each time it is sent."""

    model_config = ConfigDict(extra="forbid")

    data: list[PostIn] = Field(max_length=100)


class PostOut(BaseModel):
    """How one post ended."""

    outcome: PostOutcome
    why: NotFilledWhy | None
    decided_on: date


class VacancyOut(BaseModel):
    """An advert as it stands here."""

    client_reference: str
    id: str
    url: str
    state: str
    title: str
    role: JobRole
    homes: list[str]
    posts: int
    posts_left: int
    outcomes: list[PostOut]
    publish_on: date | None
    published_at: str | None
    closes_on: date


class AtsPage(BaseModel):
    """A hundred of one's own adverts, newest first."""

    data: list[VacancyOut]
    links: Links
    meta: Meta


class AtsAnswer(BaseModel):
    """One advert."""

    data: VacancyOut


class AtsQuery(BaseModel):
    """Which page is meant."""

    model_config = ConfigDict(extra="forbid")

    page: int = Field(default=1, ge=1, le=10_000)


class NoQuery(BaseModel):
    """Nothing can be asked of this door."""

    model_config = ConfigDict(extra="forbid")


def told(vacancy: Vacancy, homes: list[str], posts: list[VacancyPost]) -> VacancyOut:
    """An advert with its homes' registration numbers and how its posts ended."""
    published = vacancy.published_at
    return VacancyOut(
        client_reference=vacancy.client_reference or "",
        id=vacancy.public_id,
        url=f"{registry.settings().base_url}/jobs/{vacancy.public_id}",
        state=vacancy.state.value,
        title=vacancy.title,
        role=vacancy.role,
        homes=homes,
        posts=vacancy.posts_count,
        posts_left=max(0, vacancy.posts_count - len(posts)),
        outcomes=[
            PostOut(outcome=post.outcome, why=post.why, decided_on=post.decided_on)
            for post in posts
        ],
        publish_on=vacancy.publish_on,
        published_at=published.isoformat() if published else None,
        closes_on=vacancy.closes_on,
    )
