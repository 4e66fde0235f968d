"""What was typed of an advert, one form for each of its parts."""

from workforce.vacancies.forms.posting.base import SectionForm, StartForm
from workforce.vacancies.forms.posting.dates import DatesForm
from workforce.vacancies.forms.posting.pay import PayForm
from workforce.vacancies.forms.posting.places import MOST_POSTS, ApplyingForm, PlacesForm
from workforce.vacancies.forms.posting.words import AboutForm, AsksForm, JobForm
from workforce.vacancies.states import Section

__all__ = ["FORMS", "MOST_POSTS", "PlacesForm", "SectionForm", "StartForm"]

FORMS: dict[Section, type[SectionForm]] = {
    form.section: form for form in (JobForm, PayForm, AsksForm, ApplyingForm, DatesForm, AboutForm)
}
