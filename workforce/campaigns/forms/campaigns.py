"""What a keeper types about a campaign, the parts of its page, its links and its targets."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from workforce.campaigns.models import Campaign, CampaignBlock
from workforce.campaigns.services.campaigns import Details
from workforce.campaigns.services.pages import Words
from workforce.campaigns.states import BlockKind, Channel, LinkTarget
from workforce.core.translation import lazy
from workforce.employment.states import ROLE_NAMES
from workforce.places.rules import tables, wording
from workforce.vacancies.forms import asking
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form


def region_choices() -> list[Choice]:
    """The regions of England, and Wales."""
    return [Choice(one.code, wording.region_name(one.code)) for one in tables.regions()]


class CampaignForm(Form):
    """What a campaign is about."""

    name = fields.TextField(
        lazy("Name of the campaign"), limit=120, required=lazy("Enter the name of the campaign")
    )
    welsh_name = fields.TextField(
        lazy("Name in Welsh"),
        limit=120,
        hint=lazy("Where you leave it out, the English name is shown and marked “English only”"),
    )
    slug = fields.TextField(
        lazy("Address of its page"),
        limit=60,
        spellcheck=False,
        prefix="/campaigns/",
        hint=lazy("Small letters, figures and dashes. It stays once the campaign is published"),
        required=lazy("Enter the address of the page"),
    )
    starts_on = fields.DateField(lazy("First day"), required=lazy("Enter the first day"))
    ends_on = fields.DateField(lazy("Last day"), required=lazy("Enter the last day"))
    roles = fields.CheckboxesField(
        lazy("Roles"),
        hint=lazy("Leave all empty for every role"),
        choices=[Choice(role.value, name) for role, name in ROLE_NAMES.items()],
    )
    regions = fields.CheckboxesField(
        lazy("Regions"), hint=lazy("Leave all empty for every region"), choices=region_choices
    )

    @classmethod
    def of(cls, campaign: Campaign) -> Self:
        """The form as it stands for a campaign."""
        return cls(
            name=campaign.name,
            welsh_name=campaign.welsh_name,
            slug=campaign.slug,
            starts_on=campaign.starts_on,
            ends_on=campaign.ends_on,
            roles=campaign.roles,
            regions=campaign.region_codes,
        )

    def details(self) -> Details:
        """What was typed."""
        return Details(
            name=self.name.data,
            welsh_name=self.welsh_name.data,
            slug=self.slug.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            roles=self.roles.data,
            region_codes=self.regions.data,
        )


class BlockForm(Form):
    """A part of a page, whatever its kind."""

    kind: BlockKind

    def typed(self) -> Words:
        """What was typed, in both languages."""
        return Words(**{name: self[name].data for name in Words.__slots__ if name in self})


class HeadingForm(BlockForm):
    """A heading."""

    kind = BlockKind.HEADING
    title = fields.TextField(
        lazy("Heading in English"), limit=120, required=lazy("Enter the heading")
    )
    welsh_title = fields.TextField(lazy("Heading in Welsh"), limit=120)
    no_child_described = asking.no_child_box()


class TextForm(BlockForm):
    """Paragraphs."""

    kind = BlockKind.TEXT
    words = fields.TextAreaField(
        lazy("Text in English"),
        hint=lazy("Plain words. An empty line begins a new paragraph"),
        required=lazy("Enter the text"),
        rows=8,
    )
    welsh_words = fields.TextAreaField(lazy("Text in Welsh"), rows=8)
    no_child_described = asking.no_child_box()


class StoryForm(BlockForm):
    """What somebody says of the work."""

    kind = BlockKind.STORY
    title = fields.TextField(
        lazy("Who tells it, in English"),
        hint=lazy("First name and role, such as: Amara, night support worker. Ask them first"),
        limit=120,
        required=lazy("Enter who tells the story"),
    )
    welsh_title = fields.TextField(lazy("Who tells it, in Welsh"), limit=120)
    words = fields.TextAreaField(
        lazy("What they say, in English"),
        hint=lazy("About their own work. No word about any child, not even without a name"),
        required=lazy("Enter what they say"),
        rows=8,
    )
    welsh_words = fields.TextAreaField(lazy("What they say, in Welsh"), rows=8)
    no_child_described = asking.no_child_box()


def _has_file(form: Any) -> bool:  # noqa: ANN401 - any form with a file
    return form.file.data is not None


class PictureForm(BlockForm):
    """A picture with the words that stand for it."""

    kind = BlockKind.PICTURE
    file = fields.FileField(
        lazy("Picture"),
        accept=(".jpg", ".jpeg", ".png"),
        hint=lazy("JPG or PNG, smaller than 8 MB. Where and when it was taken is removed from it"),
        required=lazy("Choose a picture"),
    )
    title = fields.TextField(
        lazy("What the picture shows, in English"),
        hint=lazy("For people who do not see it: they hear or read these words instead"),
        limit=300,
        required=lazy("Enter what the picture shows"),
    )
    welsh_title = fields.TextField(lazy("What the picture shows, in Welsh"), limit=300)
    no_children = fields.CheckboxField(
        lazy("No child can be seen in it, and everybody who can has agreed"),
        required=lazy("Confirm that no child can be seen and that everybody has agreed"),
        when=_has_file,
    )
    no_child_described = asking.no_child_box()


class OtherPictureForm(PictureForm):
    """Other words for a picture, or another picture."""

    file = fields.FileField(
        lazy("Another picture"),
        accept=(".jpg", ".jpeg", ".png"),
        hint=lazy("Leave it out to keep the one you have"),
    )


FORMS: dict[BlockKind, type[BlockForm]] = {
    BlockKind.HEADING: HeadingForm,
    BlockKind.TEXT: TextForm,
    BlockKind.PICTURE: PictureForm,
    BlockKind.STORY: StoryForm,
}


def form_of(block: CampaignBlock) -> BlockForm:
    """The form of a part as it stands."""
    kind = OtherPictureForm if block.kind is BlockKind.PICTURE else FORMS[block.kind]
    return kind(**{name: getattr(block, name) for name in Words.__slots__})


class LinkForm(Form):
    """A new tracked link."""

    label = fields.TextField(
        lazy("What this link is for"),
        hint=lazy("For yourself, such as: posters in Leeds libraries"),
        limit=120,
        required=lazy("Enter what the link is for"),
    )
    code = fields.TextField(
        lazy("Code"),
        hint=lazy("Small letters, figures and dashes. People may read and type it"),
        limit=60,
        prefix="/go/",
        spellcheck=False,
        required=lazy("Enter a code"),
    )
    channel = fields.RadioField(
        lazy("Where people meet it"),
        choices=fields.choices_of(Channel),
        coerce=Channel,
        required=lazy("Select where people meet it"),
    )
    target = fields.RadioField(
        lazy("Where it leads"),
        choices=fields.choices_of(LinkTarget),
        coerce=LinkTarget,
        required=lazy("Select where it leads"),
    )


class SpendForm(Form):
    """What a link cost in one month."""

    month = fields.MonthField(lazy("Month"), required=lazy("Enter the month"))
    spend = fields.MoneyField(
        lazy("What it cost in that month"),
        hint=lazy("Everything that was spent to bring people to this link"),
        highest=1_000_000_000,
        required=lazy("Enter what it cost"),
    )


class TargetsForm(Form):
    """How many people should start, by region and month; made for each campaign."""

    places: dict[str, tuple[str, date]]

    def wanted(self) -> dict[tuple[str, date], int | None]:
        """What was typed by region and month."""
        return {place: self[name].data for name, place in self.places.items()}


def targets_form(
    regions: Iterable[str], months: Iterable[date], known: dict[tuple[str, date], int]
) -> TargetsForm:
    """A form with a box for every region and month of a campaign."""
    spans = tuple(months)
    places = {f"hires-{code}-{month:%Y-%m}": (code, month) for code in regions for month in spans}
    boxes = {
        name: fields.IntegerField(
            lazy("%(region)s, %(month)s", region=wording.region_name(code), month=f"{month:%m/%Y}"),
            highest=9_999,
            optional_mark=False,
        )
        for name, (code, month) in places.items()
    }
    made = type("MadeTargetsForm", (TargetsForm,), {**boxes, "places": places})
    form: TargetsForm = made(data={name: known.get(place) for name, place in places.items()})
    return form
