"""A campaign's page in the reader's language, with English where there is no Welsh."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from workforce.campaigns.models import Campaign
from workforce.core.translation import ENGLISH, WELSH, language


@dataclass(frozen=True, slots=True)
class Said:
    """Words in the reader's language; `only_english` where a Welsh reader gets English."""

    text: str
    only_english: bool

    @classmethod
    def of(cls, english: str, welsh: str) -> Self:
        """The words that this reader should get."""
        if language() != WELSH:
            return cls(english, only_english=False)
        return cls(welsh or english, only_english=bool(english) and not welsh)

    @property
    def lang(self) -> str:
        """The language to mark the words with, where it is not the page's."""
        return ENGLISH if self.only_english else ""

    @property
    def paragraphs(self) -> list[str]:
        """The lines that say something."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page."""

    kind: str
    title: Said
    words: Said
    picture: str

    @property
    def only_english(self) -> bool:
        """Whether a Welsh reader gets any of it in English."""
        return self.title.only_english or self.words.only_english

    @classmethod
    def of(cls, part: Mapping[str, Any]) -> Self:
        """A part of what was published."""
        return cls(
            part["kind"],
            Said.of(part["title"], part["welsh_title"]),
            Said.of(part["words"], part["welsh_words"]),
            part["picture"],
        )


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """The page of a campaign, published or not yet."""

    name: Said
    parts: tuple[Part, ...]
    slug: str
    public_id: str
    is_over: bool
    via: str

    @classmethod
    def of(
        cls, campaign: Campaign, content: Mapping[str, Any], *, is_over: bool = False, via: str = ""
    ) -> Self:
        """A page of plain values, as it was published or as it would be."""
        return cls(
            Said.of(content["name"], content["welsh_name"]),
            tuple(Part.of(part) for part in content["blocks"]),
            campaign.slug,
            campaign.public_id,
            is_over,
            via,
        )


def name_of(campaign: Campaign) -> Said:
    """The name of a campaign in the reader's language."""
    return Said.of(campaign.name, campaign.welsh_name)
