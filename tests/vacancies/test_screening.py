"""What an advert may not say about where the home is."""

import pytest

from workforce.vacancies.rules.screening import (
    Answer,
    Finding,
    Whereabouts,
    about_children,
    findings,
    names_home,
    spot,
)

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
    assert spotted.answer is Answer.REFUSE
    assert spotted.text in str(spotted.advice)


@pytest.mark.parametrize(
    "text",
    [
        "Our 14 year old loves football",
        "You will care for a 9-year-old boy",
        "a lively twelve year old",
        "a girl aged 13 lives here",
        "The boy is 11.",
        "Jayden (14) needs two staff",
        "Support Kayla, 15, who is learning to cook",
        "J.S. (12)",
        "YP1 goes to college",
        "One of our young people has diabetes",
        "Our young person is autistic and likes trains",
        "A child who lives here self-harms",
        "the young person displays sexualised behaviour",
        "She absconds at weekends",
        "We look after two boys",
        "a home with three teenage girls",
        "two siblings live here",
        "young people aged 12, 14 and 15",
    ],
)
def test_what_may_tell_of_a_child_is_asked_about_and_not_refused(text: str) -> None:
    asked = about_children(text)
    assert asked is not None
    assert asked.answer is Answer.ASK
    assert asked.text in str(asked.advice)
    assert spot(text, Whereabouts()) is None


ORDINARY = [
    "Support four young people through everyday life in Leeds.",
    "You must be at least 22 years old, as the law asks of registered managers.",
    "We look after children aged 8 to 17 with emotional and behavioural difficulties.",
    "Our homes are for up to five young people of any gender, aged between 10 and 17.",
    "Every child is different, and every child deserves a safe home.",
    "The child is at the heart of all that we do.",
    "You will be a key worker for one young person and write their care plan.",
    "Experience with young people who have suffered trauma is welcome.",
    "37.5 hours a week, two weekends off in four, 8 sleep-ins a month at £60 each.",
    "Rota: 2 on, 4 off; shifts of 24 hours from 10.00 to 10.00.",
    "£13.50 to £14.25 an hour, rising by 3.5% in April 2027.",
    "You hold a full driving licence and have driven for 12 months.",
    "Level 3 diploma or willing to work towards it within 2 years.",
    "Close to good bus and train links, with free parking.",
    "There are schools, shops and a park near the home.",
    "A beautiful home by the sea with a large garden.",
    "You will drive young people to school, clubs and family time.",
    "Working at height, lifting and a busy kitchen are part of the job.",
    "Call Sam on 01632 960001 or write to jobs@example.org.",
    "Join a team of 12 with a registered manager and two deputies.",
    "Interviews on Monday, 14 December; starts in January.",
    "You report to the Responsible Individual and stand in for the manager.",
    "We follow the Children’s Homes (England) Regulations 2015, Schedule 2.",
    "Bonus of £500 after 6 months and £1,000 after 12.",
    "Rated Outstanding in our last two inspections.",
    "A four-bedroomed house with an office and sleep-in room.",
    "Behind every good home is a good team.",
    "You will be next to none in your care for young people.",
    "We are on a journey to outstanding and want you to join us.",
    "We use PACE and therapeutic parenting; training is paid.",
    "All staff have 28 days of leave and 5 days of training a year.",
    "Female applicants only: the Equality Act 2010, schedule 9, part 1 applies.",
    "One to one supervision every month, group supervision every two.",
    "You have worked with boys and girls in care before, or have life experience to share.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_the_sentences_of_ordinary_adverts_pass_without_a_question(text: str) -> None:
    assert findings(text, Whereabouts()) == ()


def test_all_that_is_found_is_told_refusals_first_each_once() -> None:
    text = "Two boys live at LS1 4AP, opposite the school. Two boys!"
    told = [(one.finding, one.answer) for one in findings(text, Whereabouts())]
    assert told == [
        (Finding.POSTCODE, Answer.REFUSE),
        (Finding.LANDMARK, Answer.REFUSE),
        (Finding.CHILD, Answer.ASK),
    ]
