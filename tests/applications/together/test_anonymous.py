"""Until the shortlist nothing that an employer can get tells who applied for an anonymous job."""

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.factories import forms
from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import make_application, recruiter_of
from tests.factories.providers import make_member
from tests.factories.together import (
    make_anonymous,
    make_criterion,
    make_moves,
    make_part,
    make_seat,
)
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from tests.support.reading import words_of
from workforce.applications import policies, services
from workforce.applications.models import (
    Application,
    ApplicationDetails,
    ApplicationEducation,
)
from workforce.applications.presenters.naming import alias_read, name_read
from workforce.applications.queries.together import applicants as queries
from workforce.applications.rules.applicants import Order, Wanted
from workforce.applications.rules.masking import masked
from workforce.applications.services.hiring import messages
from workforce.applications.states import ApplicationState
from workforce.core.db import atomic, session
from workforce.messages.models import Letter
from workforce.providers.states import Role
from workforce.vacancies.models import Vacancy

S = ApplicationState
SECRETS = {
    "given name": "Zebedee",
    "family name": "Quillfeather",
    "email": "zq@canary.example.org",
    "telephone": "900987",
    "other name": "Marmaduke",
    "preferred name": "Zebby",
    "address": "Hidden Thicket",
    "postcode": "ZZ9 9ZZ",
    "school": "Canary Grammar",
    "referee": "Rowan Pike",
    "referee's address": "rowan@northfield",
    "right to work": "employer to sponsor me",
}
STATEMENT = (
    "I am Zebedee Quillfeather of 3 Hidden Thicket, ZZ9 9ZZ. Ring 07700 900987 or write to "
    "zq@canary.example.org. Marmaduke Quillfeather, whom friends call Zebby, went to Canary "
    "Grammar. I cared for my brother."
)


def applied(vacancy: Vacancy) -> Application:
    """Somebody with a word of their own in every part of the form."""
    person = make_person(
        given_name=SECRETS["given name"],
        family_name=SECRETS["family name"],
        email=SECRETS["email"],
    )
    draft = forms.write_form(
        forms.make_draft(vacancy, person),
        statement=STATEMENT,
        telephone="07700 900987",
        right_to_work="needs-sponsorship",
    )
    plant(draft)
    return forms.send(draft)


@atomic
def plant(draft: Application) -> None:
    details = session().scalars(select(ApplicationDetails)).all()[-1]
    details.full_name, details.other_names = "Zebedee Quillfeather", "Marmaduke"
    details.preferred_name, details.address = "Zebby", "3 Hidden Thicket\nZZ9 9ZZ"
    school = select(ApplicationEducation).where(ApplicationEducation.application_id == draft.id)
    session().scalars(school).one().place = "Canary Grammar"


def addresses(vacancy: Vacancy, row: Application, move_id: str) -> Iterator[str]:
    """Every address at which somebody who chooses can read something of an applicant."""
    of_job, of_one = f"/vacancies/{vacancy.public_id}", f"/applicants/{row.public_id}"
    yield from (f"{of_job}/{one}" for one in ("applicants", "applicants?view=board"))
    yield from (f"{of_job}/applicants?sort={one.value}" for one in Order)
    yield from (f"{of_job}/applicants.csv", f"{of_job}/applicants.zip")
    yield from (f"{of_job}/young-people", f"{of_job}/criteria", f"{of_job}/panel", of_job)
    yield from (of_one, f"{of_one}/note", f"{of_one}/unsuccessful")
    yield from (f"/panel/applications/{row.public_id}", f"/panel/{vacancy.public_id}")
    yield from (f"/applicant-moves/{move_id}", "/tonight", "/vacancies")


@pytest.mark.parametrize("state", [S.SUBMITTED, S.UNSUCCESSFUL])
def test_no_byte_before_the_shortlist_tells_who_applied(client: StrictClient, state: S) -> None:
    vacancy = make_anonymous()
    row = applied(vacancy)
    make_criterion(vacancy)
    make_part(vacancy)
    _seat, sitting = make_seat(vacancy)
    move = make_moves(vacancy, row, to=S.UNSUCCESSFUL)
    if state is S.UNSUCCESSFUL:
        services.turn_down(recruiter_of(vacancy), row)
    assert policies.is_hidden(row)
    for reader in (make_member(Role.OWNER, vacancy.organisation), sitting):
        sign_in(client, reader.person)
        read = 0
        for address in addresses(vacancy, row, move.public_id):
            answer = client.get(address)
            text = words_of(answer.get_data(), answer.mimetype)
            told = [name for name, word in SECRETS.items() if word.lower() in text.lower()]
            assert not told, f"{address} tells the {told}"
            read += answer.status_code == 200 and row.alias[:3] in text
        assert read >= 2, "Nothing was read at all"


def test_the_shortlist_tells_who_it_is_and_the_alias_stays(client: StrictClient) -> None:
    vacancy = make_anonymous()
    row = applied(vacancy)
    alias = row.alias
    sign_in(client, make_member(Role.OWNER, vacancy.organisation).person)
    url = f"/applicants/{row.public_id}"
    assert alias_read(alias) in client.page(url).title
    services.shortlist(recruiter_of(vacancy), row)
    page = client.page(url)
    assert "Zebedee Quillfeather" in page.title
    assert SECRETS["email"] in page.main
    assert row.alias == alias


@pytest.mark.usefixtures("app")
def test_every_applicant_of_a_job_has_a_name_of_their_own_that_never_changes() -> None:
    vacancy = make_anonymous()
    rows = [make_application(vacancy) for _ in range(12)]
    names = [name_read(one) for one in rows]
    assert len(set(names)) == 12
    session().expire_all()
    assert [name_read(one) for one in rows] == names


@pytest.mark.usefixtures("app")
def test_the_order_of_the_table_tells_neither_who_nor_when() -> None:
    vacancy = make_anonymous()
    for _ in range(8):
        make_application(vacancy)
    found = queries.applicants_for(recruiter_of(vacancy), vacancy, Wanted(order=Order.NAME))
    aliases = [one.alias for one in found.rows]
    assert aliases == sorted(aliases)
    assert {one.name for one in found.rows} == {""}


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("anonymous", [True, False])
@pytest.mark.parametrize("state", [S.SUBMITTED, S.SHORTLISTED, S.INTERVIEWING, S.UNSUCCESSFUL])
def test_a_name_is_listed_exactly_when_the_policy_says_yes(
    anonymous: bool,  # noqa: FBT001
    state: S,
) -> None:
    vacancy = make_anonymous() if anonymous else make_vacancy()
    row = make_application(vacancy, state=state)
    found = queries.applicants_for(recruiter_of(vacancy), vacancy, Wanted())
    assert [bool(one.name) for one in found.rows] == [not policies.is_hidden(row)]
    assert policies.is_hidden(row) is (anonymous and state in {S.SUBMITTED, S.UNSUCCESSFUL})


@pytest.mark.parametrize("anonymous", [True, False])
def test_the_right_to_work_is_neither_shown_nor_a_filter_nor_a_column_before_the_shortlist(
    client: StrictClient,
    anonymous: bool,  # noqa: FBT001
) -> None:
    vacancy = make_anonymous() if anonymous else make_vacancy()
    row = applied(vacancy)
    sign_in(client, make_member(Role.OWNER, vacancy.organisation).person)
    listed = f"/vacancies/{vacancy.public_id}/applicants"
    pages = (listed, f"{listed}?view=board", f"{listed}.csv", f"{listed}.zip")
    for address in (*pages, f"/applicants/{row.public_id}"):
        answer = client.get(address)
        text = words_of(answer.get_data(), answer.mimetype).lower()
        assert "sponsor me" not in text
        assert "needs-sponsorship" not in text
        assert "right to work" not in text
    every = client.page(f"{listed}?right_to_work=yes&sponsorship=no").texts("th a")
    assert len(every) == 1
    services.shortlist(recruiter_of(vacancy), row)
    assert "sponsor me" in client.page(f"/applicants/{row.public_id}").main


def test_the_table_runs_no_formula(client: StrictClient) -> None:
    vacancy = make_vacancy()
    make_application(vacancy, make_person(given_name="=cmd()", family_name="x"))
    sign_in(client, make_member(Role.OWNER, vacancy.organisation).person)
    answer = client.get(f"/vacancies/{vacancy.public_id}/applicants.csv")
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True))))
    assert rows[1][0] == "'=cmd() x"


@given(
    st.text(st.characters(categories=["Lu", "Ll"]), min_size=3, max_size=12),
    st.text(max_size=60),
    st.text(max_size=60),
)
def test_a_name_never_stands_in_masked_words(name: str, before: str, after: str) -> None:
    left = masked(f"{before} {name} {after}", [name])
    assert f" {name} " not in f" {left} " or name == "…"


def test_why_somebody_withdrew_and_what_they_write_name_nobody_either(
    client: StrictClient,
) -> None:
    vacancy = make_anonymous()
    row, talking = applied(vacancy), make_application(vacancy)
    messages.write_to_candidate(recruiter_of(vacancy), talking, words="Can you start in May?")
    messages.write_to_employer(
        talking.candidate.as_actor,
        talking,
        words=f"Yes! {talking.candidate.name}, 07700 900987",
    )
    services.withdraw(row.candidate.as_actor, row, reason=f"Not for me. {STATEMENT}")
    sign_in(client, make_member(Role.OWNER, vacancy.organisation).person)
    page = client.page(f"/applicants/{row.public_id}").main
    assert "Not for me." in page
    told = ("Zebedee", "Quillfeather", "900987", "ZZ9", SECRETS["email"])
    assert not [word for word in told if word in page]
    thread = client.page(f"/applicants/{talking.public_id}/messages").main
    assert "Yes!" in thread
    assert "900987" not in thread
    assert talking.candidate.name not in thread


@pytest.mark.usefixtures("app")
def test_letters_to_employers_name_nobody() -> None:
    vacancy = make_anonymous()
    make_member(Role.RECRUITER, vacancy.organisation)
    row = applied(vacancy)
    services.withdraw(row.candidate.as_actor, row, reason=STATEMENT)
    for letter in session().scalars(select(Letter)):
        if letter.address != row.candidate.email:
            said = str(letter.context) + str(letter.endpoint_values)
            assert not [word for word in SECRETS.values() if word in said]
