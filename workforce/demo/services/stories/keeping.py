"""What the demo provider keeps: staff records, keys of other systems; and a pass for the door."""

from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from workforce.checks.models import Appointment
from workforce.checks.queries import passes as own
from workforce.checks.services import passes
from workforce.core.db import session
from workforce.demo.rules import chance, files, words
from workforce.demo.services.stories.teller import Teller
from workforce.employment.services import presence
from workforce.providers.models import Organisation
from workforce.providers.services import keys
from workforce.providers.states import KeyPurpose

RECORDED, WHOLE_RECORDS = 21, 5
OLD_KEY, OLD_KEY_ENDED, KEY = 190, 75, 74
KEY_NAME, OLD_KEY_NAME = "Payroll, every night", "The rota system we had before"
PASSES = (9, 2)
YEARS = (22, 58)


@dataclass(frozen=True, slots=True)
class Answer:
    """Words of a staff record that are drawn together."""

    qualifications: str
    experience: str


ANSWERS = (
    Answer("Level 3 Diploma in Residential Childcare, 2022", "Four years in children’s homes"),
    Answer("Working towards the Level 3 Diploma", "Two years in a nursery before this"),
    Answer("BA Youth Work, 2017", "Six years of youth work, three of them at night"),
)


def tell(teller: Teller) -> None:
    """Records of some people of the first home, two keys, and two passes of an agency worker."""
    _records(teller)
    _keys(teller)
    _passes(teller)


def _records(teller: Teller) -> None:
    """Some whole, one of which little is recorded here."""
    luck, manager = chance.stream(1, "staff records"), teller.actor("manager")
    people = teller.present(teller.homes()[0], manager)[: WHOLE_RECORDS + 1]
    with teller.on(RECORDED, 13) as day:
        for turn, spell in enumerate(people):
            answer = ANSWERS[turn % len(ANSWERS)]
            born = day - relativedelta(years=luck.randint(*YEARS), days=luck.randint(0, 364))
            said = presence.Particulars(
                sex=luck.choice(files.texts()["sexes"]),
                date_of_birth=born.isoformat(),
                home_address=words.address(luck),
                qualifications=answer.qualifications,
                experience=answer.experience,
                lives_in=False,
                has_birth_certificate=luck.choice((True, False)),
                has_passport=True,
                disciplinary="None",
            )
            if turn == WHOLE_RECORDS:
                said = presence.Particulars(date_of_birth=born.isoformat())
            presence.keep_staff_record(manager, spell, said, day)


def _keys(teller: Teller) -> None:
    """One that was taken away and one in use; nobody has ever seen the words of either."""
    owner = teller.actor("owner")
    organisation = session().get_one(Organisation, owner.organisation_id)
    with teller.on(OLD_KEY):
        old = keys.make_key(owner, organisation, purpose=KeyPurpose.PEOPLE, name=OLD_KEY_NAME).row
    with teller.on(OLD_KEY_ENDED):
        keys.revoke_key(owner, old)
    with teller.on(KEY):
        keys.make_key(owner, organisation, purpose=KeyPurpose.PEOPLE, name=KEY_NAME)


def _passes(teller: Teller) -> None:
    """Two nights that are over; for tonight the worker makes one at the door."""
    worker = teller.actor("worker")
    appointment: Appointment = own.my_posts(worker)[0]
    for back in PASSES:
        with teller.on(back, 21):
            passes.issue_pass(worker, appointment)
