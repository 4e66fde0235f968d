"""What an advert may not say about where the home is."""

import pytest

from workforce.vacancies.rules.screening import Finding, Whereabouts, names_home, spot

HOME = Whereabouts(
    name="Rosewood House",
    address="12 Hidden Thicket Lane\nWressle\nLeeds",
    postcode="HU12 0XQ",
    public_names=frozenset({"Leeds", "Yorkshire and The Humber"}),
)


@pytest.mark.parametrize(
    "text, finding",
    [
        ("Join us at Rosewood House today", Finding.HOME_NAME),
        ("Join ROSEWOOD HOUSE", Finding.HOME_NAME),
        ("See www.rosewoodhouse.example for more", Finding.HOME_NAME),
        ("Rosewood is a warm home", Finding.HOME_NAME),
        ("We are at HU12 0XQ", Finding.POSTCODE),
        ("near hu120xq", Finding.POSTCODE),
        ("H U 1 2 0 X Q", Finding.POSTCODE),
        ("in HU12, close to the sea", Finding.POSTCODE),
        ("Office: LS1 4AP", Finding.POSTCODE),
        ("Hidden Thicket Lane", Finding.ADDRESS),
        ("a home in Wressle", Finding.ADDRESS),
        ("call at 7 Acacia Avenue", Finding.ADDRESS),
        ("221b Upper Baker Street", Finding.ADDRESS),
    ],
)
def test_an_advert_may_not_say_where_the_home_is(text: str, finding: Finding) -> None:
    spotted = spot(text, HOME)
    assert spotted is not None
    assert spotted.finding is finding
    assert spotted.text in str(spotted.advice)


@pytest.mark.parametrize(
    "text",
    [
        "Support four young people through everyday life in Leeds.",
        "You hold, or will work towards, an L3 or L4 diploma; M62 and A1 nearby.",
        "37.5 hours a week, 2 sleep-ins, £13.50 an hour",
        "A home in Yorkshire and The Humber",
        "A full driving licence; 24 hour shifts",
        "We put the house in order and care for the rose garden",
        "",
    ],
)
def test_an_ordinary_advert_passes(text: str) -> None:
    assert spot(text, HOME) is None


def test_a_home_that_bears_an_everyday_word_forbids_the_name_and_not_the_word() -> None:
    assert not names_home("We hope you will apply. Hope is what we give.", "Hope House")
    assert names_home("Work at Hope with us", "Hope House")
    assert not names_home("You will care for 6 young people, with 6 weeks off.", "Home 6")
    assert names_home("Come and see Home 6", "Home 6")
    assert names_home("Work at Hope House", "Hope House")


def test_a_home_named_after_its_town_does_not_forbid_the_town() -> None:
    public = frozenset({"Wakefield"})
    assert not names_home("A home in Wakefield", "Wakefield House", public)
    assert names_home("At Wakefield House", "Wakefield House", public)


def test_a_home_without_particulars_still_refuses_postcodes() -> None:
    assert spot("at LS1 4AP", Whereabouts()) is not None
    assert spot("a lovely home", Whereabouts()) is None


@pytest.mark.parametrize(
    "text",
    [
        "We are opposite the school.",
        "The home is next to St Mary’s Church",
        "You will find us behind Tesco",
        "Just across the road from the leisure centre",
        "five minutes from Garforth station",
        "It is near Roundhay Park",
        "a short walk from Temple Newsam School",
        "The home is on Acacia Avenue",
        "just off Kirkstall Road",
        "You would work at Somerby Lodge",
        "///filled.count.soap",
        "Find us on what3words",
        "53.8008, -1.5491",
        "53° 48' north",
        "SE 293 338",
        "9C5WRF2F+8V",
        "https://maps.app.goo.gl/abc123",
        "See www.google.co.uk/maps/place/x",
        "https://www.openstreetmap.org/#map=19/53/-1",
        "Our number is SC1234567",
    ],
)
def test_what_says_where_the_home_is_without_an_address_is_refused(text: str) -> None:
    spotted = spot(text, Whereabouts())
    assert spotted is not None
    assert spotted.finding is Finding.LANDMARK
    assert spotted.text in str(spotted.advice)
