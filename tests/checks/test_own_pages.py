"""Before somebody starts, their own pages name the employer of the advert and never the home."""

import pytest

from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from tests.page import StrictClient

PAGES = ("/my-work/checks", "/my-checks/shared")
EMPLOYER, HOME, ADDRESS = "Lantern Care", "Bramble House", "7 Hidden Lane"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_ones_own_checks_names_no_home_before_the_start(
    client: StrictClient, address: str
) -> None:
    organisation = make_organisation(name=EMPLOYER)
    home = make_home(organisation, name=HOME, address=ADDRESS, postcode="YO1 7HH")
    person = accounts.make_person()
    make.make_appointment(home, account=person)
    accounts.sign_in(client, person)
    answer = client.get(address)
    assert answer.status_code == 200
    for hidden in (HOME, ADDRESS, "YO1 7HH", home.registration_number, home.public_id):
        assert hidden not in answer.text, hidden


def test_the_employer_is_named_as_adverts_do(client: StrictClient) -> None:
    person = accounts.make_person()
    make.make_appointment(make_home(make_organisation(name=EMPLOYER), name=HOME), account=person)
    accounts.sign_in(client, person)
    assert EMPLOYER in client.page("/my-work/checks").main
