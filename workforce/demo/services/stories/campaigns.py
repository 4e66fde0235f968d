"""A campaign of the demo's sector body: its page, its links, what they brought, who wants more."""

import io
from datetime import time
from typing import Any

from PIL import Image, ImageDraw

from workforce.campaigns.models import Campaign, CampaignVisit
from workforce.campaigns.queries import interest as asked
from workforce.campaigns.queries.open_days import bookings as booked
from workforce.campaigns.rules import pages as months
from workforce.campaigns.services import campaigns, interest, letters, links, pages, pictures
from workforce.campaigns.services.open_days import booking, keeping
from workforce.campaigns.services.pages import Words
from workforce.campaigns.states import BlockKind, Channel, LinkTarget, OpenDayKind
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.demo.services.stories.teller import Teller
from workforce.places import rules as places

BEGAN, LASTS = 30, 150
REGIONS = ("E12000002", "E12000003", "W92000004")
SLUG = "stay-for-the-small-things"
HEADING = Words("Ordinary days, done well", "Dyddiau cyffredin, wedi’u gwneud yn dda")
TEXT = Words(
    words=(
        "Breakfast, homework, a lift to football, somebody awake at night. Most of the work in a "
        "children’s home is ordinary life, done by people who stay.\n\n"
        "You need no diploma to begin. Employers train you, and you are paid while you learn."
    ),
    welsh_words=(
        "Brecwast, gwaith cartref, lifft i’r pêl-droed, rhywun ar ddihun yn y nos. Bywyd "
        "cyffredin yw’r rhan fwyaf o’r gwaith mewn cartref plant, gan bobl sy’n aros.\n\n"
        "Nid oes angen diploma arnoch i ddechrau. Mae cyflogwyr yn eich hyfforddi, a chewch eich "
        "talu wrth ddysgu."
    ),
)
PICTURE = Words("A drawing of three roofs under a low sun", "Darlun o dri tho o dan haul isel")
STORY = Words(
    "Morgan, waking night worker",
    "Morgan, gweithiwr nos effro",
    "I came from a bakery. I knew nights, and I knew how to be there when others sleep. That was "
    "more than I thought it was.",
    "Deuthum o becws. Roeddwn yn adnabod nosweithiau, ac yn gwybod sut i fod yno pan fydd eraill "
    "yn cysgu. Roedd hynny’n fwy nag a feddyliais.",
)
# Label, code, channel, where it leads, visits on its first day, what it cost a month in pence.
LINKS = (
    ("Posters in libraries", "library-posters", Channel.POSTER, LinkTarget.PAGE, 9, 42_000),
    ("Jobcentre cards", "jobcentre-cards", Channel.JOBCENTRE, LinkTarget.QUIZ, 6, 15_000),
    ("Posts of partners", "partners", Channel.PARTNER, LinkTarget.INTEREST, 3, 0),
)
DIRECT = 4
SATURDAY = 5
LETTERS = (
    letters.LetterWords(
        7,
        "A week later: what a first shift is like",
        "Wythnos wedyn: sut beth yw shifft gyntaf",
        "You are never alone on it. Somebody who knows the home shows you round and stays with "
        "you.\n\nHave a look at the jobs near you, or read on and wait: both are fine.",
        "Nid ydych byth ar eich pen eich hun. Bydd rhywun sy’n adnabod y cartref yn eich tywys ac "
        "yn aros gyda chi.\n\nEdrychwch ar y swyddi yn eich ardal, neu darllenwch ac arhoswch: "
        "mae’r ddau’n iawn.",
    ),
    letters.LetterWords(
        30,
        "A month later: questions people ask",
        "Mis wedyn: cwestiynau y mae pobl yn eu gofyn",
        "Do I need to drive? For some jobs. Will my record stop me? Often not. Every job says "
        "what it asks, and you can write to us.",
        "Oes angen i mi yrru? Ar gyfer rhai swyddi. A fydd fy nghofnod yn fy rhwystro? Yn aml na. "
        "Mae pob swydd yn dweud beth mae’n ei ofyn, a gallwch ysgrifennu atom.",
    ),
)
OPEN_DAY_IN, VISITORS = 12, 11
OPEN_DAY: dict[str, Any] = {
    "title": "Come and ask: an evening with people who do this work",
    "welsh_title": "Dewch i ofyn: noson gyda phobl sy’n gwneud y gwaith hwn",
    "words": (
        "Four people who work in children’s homes tell of an ordinary week and answer what you "
        "ask. There is tea, no speech is longer than ten minutes, and nobody asks for a CV."
    ),
    "welsh_words": (
        "Bydd pedwar o bobl sy’n gweithio mewn cartrefi plant yn sôn am wythnos gyffredin ac yn "
        "ateb eich cwestiynau. Mae te, nid oes araith hwy na deng munud, ac ni fydd neb yn gofyn "
        "am CV."
    ),
    "no_child_described": False,
    "languages": ("en", "cy"),
    "starts": time(17, 30),
    "ends": time(19, 30),
    "places_count": 8,
    "kind": OpenDayKind.VENUE,
    "venue_name": "Demo Library, Meeting Room 2",
    "venue_address": "Invented Square\nLeeds",
    "venue_postcode": "LS1 9ZZ",
}
INTERESTED = 17
# How many times more people look, and ask, where the country is whole.
MORE_VISITS, MORE_INTEREST = 60, 10
UNCONFIRMED_EVERY, STOPPED_AT = 6, 4


def tell(teller: Teller) -> None:
    """Publish it a month ago, and let people come since."""
    actor = teller.actor("campaign")
    with teller.on(BEGAN + 1):
        campaign = campaigns.set_up(actor, _details(teller))
        _write_page(actor, campaign)
        for words in LETTERS:
            letters.add_letter(actor, campaign, words)
        pages.publish(actor, campaign)
        _aim(teller, actor, campaign)
    _come(teller, actor, campaign)
    for number in range(INTERESTED * (MORE_INTEREST if teller.everywhere else 1)):
        _ask(teller, campaign, number)
    _hold_open_day(teller, actor, campaign)


def _details(teller: Teller) -> campaigns.Details:
    return campaigns.Details(
        name="Stay for the small things",
        welsh_name="Arhoswch er mwyn y pethau bychain",
        slug=SLUG,
        starts_on=teller.ago(BEGAN),
        ends_on=teller.ago(BEGAN - LASTS),
        roles=[],
        region_codes=_regions(teller),
    )


def _write_page(actor: Actor, campaign: Campaign) -> None:
    drawing = pictures.prepared(drawn())
    for kind, words, picture in (
        (BlockKind.HEADING, HEADING, None),
        (BlockKind.TEXT, TEXT, None),
        (BlockKind.PICTURE, PICTURE, drawing),
        (BlockKind.STORY, STORY, None),
    ):
        pages.add_block(actor, campaign, kind, words, picture)


def _regions(teller: Teller) -> list[str]:
    return [one.code for one in places.regions()] if teller.everywhere else [*REGIONS]


def _aim(teller: Teller, actor: Actor, campaign: Campaign) -> None:
    spans, regions = months.months(campaign.starts_on, campaign.ends_on), _regions(teller)
    wanted = {(code, month): 6 + at for code in regions for at, month in enumerate(spans)}
    links.set_targets(actor, campaign, {**wanted})


def _come(teller: Teller, actor: Actor, campaign: Campaign) -> None:
    """Visits of every day, more at weekends, and what the links cost."""
    for label, code, channel, target, first, pence in LINKS:
        with teller.on(BEGAN):
            link = links.add_link(
                actor, campaign, label=label, code=code, channel=channel, target=target
            )
            links.note_spend(actor, link, month=teller.ago(BEGAN), spend_pence=pence)
        _visits(teller, campaign, code, first)
    _visits(teller, campaign, "", DIRECT)


def _visits(teller: Teller, campaign: Campaign, code: str, first: int) -> None:
    for days in range(BEGAN, 0, -1):
        day = teller.ago(days)
        visits = first + (day.weekday() >= SATURDAY) * 3 + days % 4
        visits *= MORE_VISITS if teller.everywhere else 1
        session().add(
            CampaignVisit(campaign_id=campaign.id, code=code, day=day, visits_count=visits)
        )


def _ask(teller: Teller, campaign: Campaign, number: int) -> None:
    """Somebody asks to hear more; most confirm, one has stopped since."""
    address = f"interested{number}@demo.example.org"
    code = LINKS[number % len(LINKS)][1]
    regions = _regions(teller)
    with teller.on(BEGAN - 1 - number % INTERESTED):
        interest.ask(
            campaign,
            interest.Asker(
                name=f"Interested {number + 1}",
                address=address,
                region_code=regions[number % len(regions)],
                roles=(),
                language="cy" if number % 5 == 0 else "en",
                came_from=code,
            ),
        )
        row = asked.of_campaign_and_address(campaign, address)
        if row is not None and number % UNCONFIRMED_EVERY != UNCONFIRMED_EVERY - 1:
            interest.confirm(row)
        if row is not None and number == STOPPED_AT:
            interest.stop(row)


def _hold_open_day(teller: Teller, actor: Actor, campaign: Campaign) -> None:
    """An open day to come that is full, with people who wait and one who gave their place up."""
    with teller.on(BEGAN // 2):
        day = keeping.set_up(
            actor, campaign, keeping.Details(**OPEN_DAY, day=teller.ago(-OPEN_DAY_IN))
        )
        keeping.publish(actor, day)
    for number in range(VISITORS):
        address = f"visitor{number}@demo.example.org"
        with teller.on(VISITORS - number):
            booking.book(
                day,
                booking.Visitor(
                    name=f"Visitor {number + 1}",
                    address=address,
                    telephone="",
                    adjustments="A seat near the door" if number == 1 else "",
                    language="cy" if number == 2 else "en",  # noqa: PLR2004 - the third of them
                    came_from=LINKS[number % len(LINKS)][1],
                ),
            )
    gone = booked.of_day_and_address(day, "visitor0@demo.example.org")
    if gone is not None:
        with teller.on(0):
            booking.give_up(gone)


def drawn() -> bytes:
    """Roofs under a low sun: a picture without anybody in it."""
    image, out = Image.new("RGB", (900, 420), "#f3d9b1"), io.BytesIO()
    pen = ImageDraw.Draw(image)
    pen.ellipse((610, 90, 790, 270), fill="#e8a04c")
    for left, height, colour in (
        (40, 170, "#2f6f73"),
        (300, 130, "#41858a"),
        (560, 190, "#245a5e"),
    ):
        top = 420 - height
        pen.rectangle((left, top, left + 220, 420), fill=colour)
        pen.polygon(((left - 20, top), (left + 110, top - 90), (left + 240, top)), fill="#8c3b2e")
    image.save(out, "PNG")
    return out.getvalue()
