"""What can be done tonight about a missing check and by whom, and what must wait for whom."""

from dataclasses import dataclass

from workforce.checks.states import CheckKind, Why
from workforce.core.translation import Lazy, lazy

RECORDERS = lazy("Any recruiter or manager, or the responsible individual")
DECIDERS = lazy("The owner, a manager or the responsible individual")


@dataclass(frozen=True, slots=True)
class Tonight:
    """One thing to do: what, by whom, and for whom the rest must wait, where it must."""

    what: Lazy
    who: Lazy
    waits_for: Lazy | None = None


REFERENCE = Tonight(
    lazy("Ask the referee in writing, and find their number without the person’s help"),
    RECORDERS,
    lazy("The referee: for the written answer, and a call in working hours"),
)
SCHOOL = Tonight(
    lazy("Look the person up on the teacher services of the Department for Education"),
    RECORDERS,
)
LEAVING = Tonight(
    lazy("Ask each earlier employer in writing why the work ended"),
    RECORDERS,
    lazy("The earlier employer: for the answer, in working hours"),
)
TONIGHT: dict[CheckKind, Tonight] = {
    CheckKind.IDENTITY: Tonight(
        lazy("See a passport or driving licence and a recent photograph"), RECORDERS
    ),
    CheckKind.CRIMINAL_RECORD: Tonight(
        lazy(
            "See the certificate itself, and its entry on the Update Service with consent. Adult "
            "First is for adult care only and never counts"
        ),
        RECORDERS,
        lazy("The Disclosure and Barring Service, where there is no certificate yet"),
    ),
    CheckKind.REFERENCE_RECENT: REFERENCE,
    CheckKind.REFERENCE_SECOND: REFERENCE,
    CheckKind.REASON_FOR_LEAVING: LEAVING,
    CheckKind.PREVIOUS_POST: LEAVING,
    CheckKind.QUALIFICATIONS: Tonight(lazy("See the documents"), RECORDERS),
    CheckKind.EMPLOYMENT_HISTORY: Tonight(
        lazy("Write down the full history with the person"), RECORDERS
    ),
    CheckKind.GAP: Tonight(
        lazy("Ask for a written explanation of the time between jobs, and judge it"),
        RECORDERS,
    ),
    CheckKind.OVERSEAS: Tonight(
        lazy("See the certificate of that country, or write down what was tried and weigh it"),
        RECORDERS,
        lazy("The authority of that country, where there is no certificate yet"),
    ),
    CheckKind.FITNESS: Tonight(
        lazy("See the health declaration and decide, with advice where needed"), DECIDERS
    ),
    CheckKind.CHARACTER: Tonight(lazy("Decide from everything else on file"), DECIDERS),
    CheckKind.COMPETENCE: Tonight(
        lazy("Decide from the interview, the history and the qualifications"), DECIDERS
    ),
    CheckKind.CAPACITY: Tonight(
        lazy("Decide from the number of homes supervised and the time given to each"),
        lazy("The owner"),
    ),
    CheckKind.FINANCIAL: Tonight(
        lazy("See the accounts or the bank’s letter"),
        lazy("The owner"),
        lazy("The bank or the accountant, where there is no letter yet"),
    ),
    CheckKind.DISQUALIFICATION: Tonight(
        lazy("Ask in private and date the answer"),
        RECORDERS,
        lazy("The regulator, whose written consent comes first where they are disqualified"),
    ),
    CheckKind.RIGHT_TO_WORK: Tonight(
        lazy("Check the documents or the share code online"),
        RECORDERS,
        lazy("The Employer Checking Service, while an application is pending"),
    ),
    CheckKind.LANGUAGE: Tonight(lazy("Speak with the person and decide"), DECIDERS),
    CheckKind.REGISTRATION: Tonight(
        lazy("Look the person up on the register of Social Care Wales"),
        RECORDERS,
        lazy("Social Care Wales: up to twelve weeks"),
    ),
    CheckKind.PROFESSIONAL_BODY: Tonight(
        lazy("Look the person up on the body’s register, or say why none applies"), RECORDERS
    ),
    CheckKind.PROHIBITION: SCHOOL,
    CheckKind.SECTION_128: SCHOOL,
    CheckKind.CHILDCARE: Tonight(
        lazy("Ask in private, or say that no child under eight is cared for"), RECORDERS
    ),
    CheckKind.UPDATE_SERVICE: Tonight(
        lazy("Look the certificate up on the Update Service, with consent"), RECORDERS
    ),
}
WHY_NOW: dict[Why, Tonight] = {
    Why.NOT_VERIFIED: Tonight(
        lazy("A second person verifies it; the responsible individual may from anywhere"),
        DECIDERS,
    ),
    Why.UNSATISFACTORY: Tonight(
        lazy("Decide whether better evidence can be had"),
        DECIDERS,
    ),
    Why.NO_COPY: Tonight(
        lazy("Keep a copy on your own file, never here, and record that it is there"), RECORDERS
    ),
    Why.NO_RISK_ASSESSMENT: Tonight(
        lazy("Weigh what is disclosed, in writing; a second person approves it"), DECIDERS
    ),
    Why.NO_CONSENT: Tonight(
        lazy("Disclose it to the regulator and ask for written consent"),
        DECIDERS,
        lazy("The regulator, for its written consent"),
    ),
    Why.CONCERN: Tonight(
        lazy("Not tonight: ask the owner or the responsible individual"),
        lazy("Anybody"),
        lazy("Those who deal with what stops them"),
    ),
    Why.ASK_SUPPORT: Tonight(
        lazy("Not tonight: speak to support"), lazy("Anybody"), lazy("Support")
    ),
    Why.NO_RULES: Tonight(
        lazy("Ask support: nobody starts until we hold the rules"),
        lazy("Anybody"),
        lazy("Support"),
    ),
}


def tonight_for(kind: CheckKind, why: Why) -> Tonight:
    """What may be done now about a check that is missing for a reason."""
    return WHY_NOW.get(why, TONIGHT[kind])
