"""Jobs as other systems read them: schema.org's JobPosting, without any street."""

from collections.abc import Sequence
from typing import Any, Literal

from markupsafe import escape
from pydantic import BaseModel, ConfigDict, Field

from workforce.core import clock, registry
from workforce.core.translation import _
from workforce.employment.states import ROLE_NAMES, Contract
from workforce.places import rules as places
from workforce.vacancies.models import Vacancy
from workforce.vacancies.rules.text import paragraphs
from workforce.vacancies.states import HoursPattern, PayPeriod, Route
from workforce.web.openapi import Links, Meta

FULL_TIME_HOURS = 35
EMPLOYMENT = {
    Contract.FIXED_TERM: "TEMPORARY",
    Contract.BANK: "PER_DIEM",
    Contract.AGENCY: "CONTRACTOR",
    Contract.VOLUNTEER: "VOLUNTEER",
}
HOURS = {HoursPattern.FULL_TIME: "FULL_TIME", HoursPattern.PART_TIME: "PART_TIME"}
UNITS: dict[PayPeriod, Literal["HOUR", "YEAR"]] = {
    PayPeriod.HOUR: "HOUR",
    PayPeriod.YEAR: "YEAR",
}


class Thing(BaseModel):
    """A schema.org thing, written under the names that schema.org gives its parts."""

    model_config = ConfigDict(serialize_by_alias=True)


class Employer(Thing):
    """Who employs: the name only."""

    kind: Literal["Organization"] = Field(default="Organization", serialization_alias="@type")
    name: str


class Address(Thing):
    """A council area and its region: the public place of a home, never finer."""

    kind: Literal["PostalAddress"] = Field(default="PostalAddress", serialization_alias="@type")
    locality: str = Field(serialization_alias="addressLocality")
    region: str = Field(serialization_alias="addressRegion")
    country: Literal["GB"] = Field(default="GB", serialization_alias="addressCountry")


class Location(Thing):
    """The place of work as the public may know it."""

    kind: Literal["Place"] = Field(default="Place", serialization_alias="@type")
    address: Address


class Amount(Thing):
    """Pay in pounds for one unit of time."""

    kind: Literal["QuantitativeValue"] = Field(
        default="QuantitativeValue", serialization_alias="@type"
    )
    lowest: float = Field(serialization_alias="minValue")
    highest: float = Field(serialization_alias="maxValue")
    unit: Literal["HOUR", "YEAR"] = Field(serialization_alias="unitText")


class Salary(Thing):
    """Pay in pounds."""

    kind: Literal["MonetaryAmount"] = Field(default="MonetaryAmount", serialization_alias="@type")
    currency: Literal["GBP"] = "GBP"
    value: Amount


class Identifier(Thing):
    """The number under which this service knows the job."""

    kind: Literal["PropertyValue"] = Field(default="PropertyValue", serialization_alias="@type")
    name: str
    value: str


class JobPosting(Thing):
    """One live job; dates and moments are ISO, pay is in pounds."""

    context: Literal["https://schema.org"] = Field(
        default="https://schema.org", serialization_alias="@context"
    )
    kind: Literal["JobPosting"] = Field(default="JobPosting", serialization_alias="@type")
    url: str
    identifier: Identifier
    title: str
    description: str
    posted: str = Field(serialization_alias="datePosted")
    valid_through: str = Field(serialization_alias="validThrough")
    employment_type: list[str] = Field(serialization_alias="employmentType")
    occupation: str = Field(serialization_alias="occupationalCategory")
    work_hours: str = Field(serialization_alias="workHours")
    openings: int = Field(serialization_alias="totalJobOpenings")
    salary: Salary = Field(serialization_alias="baseSalary")
    employer: Employer = Field(serialization_alias="hiringOrganization")
    location: Location | list[Location] = Field(serialization_alias="jobLocation")
    direct_apply: bool = Field(serialization_alias="directApply")


class VacancyPage(BaseModel):
    """A hundred live jobs, newest first."""

    data: list[JobPosting]
    links: Links
    meta: Meta


def address_of(vacancy: Vacancy) -> str:
    """The whole address of a job's public page."""
    return f"{registry.settings().base_url}/jobs/{vacancy.public_id}"


def posting(vacancy: Vacancy, further: Sequence[Any] = ()) -> JobPosting:
    """A job as schema.org describes one; call it for published vacancies only.

    A job with further homes is in several council areas, each told once.
    """
    areas = dict.fromkeys((one.authority_code, one.region_code) for one in (vacancy, *further))
    locations = [_location(*area) for area in areas]
    published = vacancy.published_at or vacancy.created_at
    return JobPosting(
        url=address_of(vacancy),
        identifier=Identifier(name=registry.settings().service_name, value=vacancy.public_id),
        title=vacancy.title,
        description="".join(f"<p>{escape(part)}</p>" for part in paragraphs(vacancy.description)),
        posted=clock.london(published).date().isoformat(),
        valid_through=clock.london(clock.day_end(vacancy.closes_on)).isoformat(),
        employment_type=_employment(vacancy),
        occupation=str(ROLE_NAMES[vacancy.role]),
        work_hours=_("%(hours)s hours a week", hours=f"{vacancy.weekly_hours.normalize():f}"),
        openings=vacancy.posts_count,
        salary=Salary(value=_amount(vacancy)),
        employer=Employer(name=vacancy.employer_name or _("A provider of children’s homes")),
        location=locations[0] if len(locations) == 1 else locations,
        direct_apply=vacancy.route is Route.HERE,
    )


def _location(authority_code: str, region_code: str) -> Location:
    authority = places.directory().by_code(authority_code)
    region = places.region_name(region_code)
    return Location(
        address=Address(locality=authority.display_name if authority else region, region=region)
    )


def _employment(vacancy: Vacancy) -> list[str]:
    patterns = vacancy.hours_patterns
    kinds = [word for pattern, word in HOURS.items() if patterns & pattern]
    if not kinds:
        kinds = ["FULL_TIME" if vacancy.weekly_hours >= FULL_TIME_HOURS else "PART_TIME"]
    other = EMPLOYMENT.get(vacancy.contract) or ("PER_DIEM" if patterns & HoursPattern.BANK else "")
    return [*kinds, other] if other else kinds


def _amount(vacancy: Vacancy) -> Amount:
    return Amount(
        lowest=vacancy.pay_from_pence / 100,
        highest=vacancy.pay_to_pence / 100,
        unit=UNITS[vacancy.pay_period],
    )
