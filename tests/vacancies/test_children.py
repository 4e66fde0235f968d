"""The one list of words about children: a table of sentences both ways, read by every feature."""

import pytest

from workforce.vacancies.rules.screening import Whereabouts, about_children, spot

TELLING = [
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
    "A girl aged 14 asked her",
    "our young person liked him",
    "She met a 12-year-old",
    "He is 15 years old",
    "She turned 16 last week",
    "The resident said so",
    "the boy called out",
    "a child called Jayden",
    "a boy named Sam",
    "he is aged 12",
    "I supported a boy who was 12 years old at 4 Elm Road.",
    "One young person told us that they did not feel listened to",
    "Mae un o’n plant yn dwlu ar bêl-droed",
    "bachgen 14 oed",
    "merch o’r enw Cadi",
    "Mae hi’n 15 oed",
]
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
    "You will care for young people aged 8 to 17.",
    "Children aged between 7 and 18, of any gender.",
    "For young people aged 16+ who are preparing to leave care.",
    "Ages 10-17, with learning disabilities and autism.",
    "You are aged 18 or over and eligible to work in the UK.",
    "You put the child first, and the child is heard in every decision.",
    "You listen when a child is angry, sad or afraid, and you stay.",
    "Be there when a child wakes at night and needs somebody to talk to.",
    "Our children’s voices shape everything we do; child-centred practice matters.",
    "Our child protection training takes place every year.",
    "Our young person-centred model gives each resident a say.",
    "A child who has been hurt needs adults who stay.",
    "You help every young person to grow, learn and have fun.",
    "One young person to one member of staff at most times.",
    "We have two homes, four deputies and six senior support workers.",
    "She is 6 months into her training and already leads shifts.",
    "You write down what the young person tells you, in their words.",
    "We are a 10-year-old company with four homes in a 6 year old building.",
    "I have worked for eight years with children and for two as a deputy.",
    "I left school at 16 and was a youth worker for 8 years.",
    "When I was aged 17 I volunteered at a youth club.",
    "He is calm, patient and always 10 minutes early.",
    "Calm and kind, works well with young people",
    "Young people liked how she listened",
    "Can you come on Monday at 10?",
    "Bring two documents that are less than 3 months old",
    "We meet in room 4 on level 2; ask for the manager at reception.",
    "Please bring your passport, and say if you need an adjustment.",
    "We chose somebody with more years of work at night.",
    "Byddwch yn gofalu am blant a phobl ifanc 8 i 17 oed.",
    "Mae’r cartref ar gyfer hyd at bedwar o bobl ifanc.",
    "Rhaid i chi fod dros 21 oed i yrru ein cerbydau.",
]


@pytest.mark.parametrize("text", TELLING)
def test_words_that_may_tell_of_a_child_are_asked_about_and_not_refused(text: str) -> None:
    found = about_children(text)
    assert found
    assert all(one in text for one in found)


@pytest.mark.parametrize("text", ORDINARY)
def test_the_ordinary_sentences_of_adverts_notes_and_letters_pass_without_a_question(
    text: str,
) -> None:
    assert about_children(text) == ()
    assert spot(text, Whereabouts()) is None


def test_all_ordinary_sentences_together_are_no_advert_about_a_child() -> None:
    assert about_children(" ".join(ORDINARY), "\n".join(ORDINARY)) == ()


def test_all_that_is_found_in_several_texts_is_told_each_once() -> None:
    found = about_children("Two boys live here", "Jayden (14)", "two boys", "a child called Sam")
    assert found == ("two boys", "Jayden (14)", "child called Sam")


def test_what_lies_within_a_longer_find_is_not_told_twice() -> None:
    assert about_children("Our young person liked him") == ("Our young person liked",)


@pytest.mark.parametrize("text", ["", " ", "a" * 8_000, "our " * 2_000, "the young person " * 500])
def test_long_and_empty_texts_are_read_at_once(text: str) -> None:
    assert about_children(text) == ()
