"""What is typed into the sections of the whole form."""

from workforce.applications.forms.whole.about import (
    DetailsForm,
    RightToWorkForm,
    SendForm,
    StatementForm,
)
from workforce.applications.forms.whole.listed import (
    FORMS,
    EducationForm,
    FinishedForm,
    JobForm,
    RefereeForm,
    RemoveForm,
    StartForm,
    StayForm,
    TimeForm,
)

__all__ = [
    "FORMS",
    "DetailsForm",
    "EducationForm",
    "FinishedForm",
    "JobForm",
    "RefereeForm",
    "RemoveForm",
    "RightToWorkForm",
    "SendForm",
    "StartForm",
    "StatementForm",
    "StayForm",
    "TimeForm",
]
