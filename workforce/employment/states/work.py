"""Roles in homes, contracts, and why people leave."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class JobRole(StrEnum):
    """What somebody does in a home; the values are public names of contract.md."""

    RESIDENTIAL_SUPPORT_WORKER = "residential-support-worker"
    SENIOR_RESIDENTIAL_SUPPORT_WORKER = "senior-residential-support-worker"
    WAKING_NIGHT_WORKER = "waking-night-worker"
    DEPUTY_MANAGER = "deputy-manager"
    REGISTERED_MANAGER = "registered-manager"
    RESPONSIBLE_INDIVIDUAL = "responsible-individual"
    THERAPIST = "therapist"
    TEACHER = "teacher"
    OTHER = "other"


class Contract(StrEnum):
    """How somebody is engaged; only the permanent and the fixed-term are in post."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed-term"
    BANK = "bank"
    AGENCY = "agency"
    VOLUNTEER = "volunteer"
    DIRECTOR = "director"
    PARTNER = "partner"
    SUBCONTRACTOR = "subcontractor"


IN_POST_CONTRACTS = frozenset({Contract.PERMANENT, Contract.FIXED_TERM})
NEVER_ADVERTISED = frozenset({Contract.DIRECTOR, Contract.PARTNER, Contract.SUBCONTRACTOR})


class LeavingReason(StrEnum):
    """Why the employer says somebody left."""

    PAY = "pay"
    CONDITIONS = "conditions"
    STRESS = "stress"
    CAREER = "career"
    PERSONAL = "personal"
    RETIREMENT = "retirement"
    DISMISSAL = "dismissal"
    END_OF_CONTRACT = "end-of-contract"
    MOVED_WITHIN_PROVIDER = "moved-within-provider"
    TRANSFERRED = "transferred"
    VISA = "visa"
    OTHER = "other"
    NOT_STATED = "not-stated"


# The service writes this one itself, when a home changes owner: nobody left.
NEVER_CHOSEN = frozenset({LeavingReason.TRANSFERRED})
# Ends after which the person goes on: no leaving in any figure of people.
GOES_ON = frozenset({LeavingReason.MOVED_WITHIN_PROVIDER, LeavingReason.TRANSFERRED})


ROLE_NAMES: dict[JobRole, Lazy] = {
    JobRole.RESIDENTIAL_SUPPORT_WORKER: lazy("Residential support worker"),
    JobRole.SENIOR_RESIDENTIAL_SUPPORT_WORKER: lazy("Senior residential support worker"),
    JobRole.WAKING_NIGHT_WORKER: lazy("Waking night worker"),
    JobRole.DEPUTY_MANAGER: lazy("Deputy manager"),
    JobRole.REGISTERED_MANAGER: lazy("Registered manager"),
    JobRole.RESPONSIBLE_INDIVIDUAL: lazy("Responsible individual"),
    JobRole.THERAPIST: lazy("Therapist"),
    JobRole.TEACHER: lazy("Teacher"),
    JobRole.OTHER: lazy("Other role"),
}
CONTRACT_NAMES: dict[Contract, Lazy] = {
    Contract.PERMANENT: lazy("Permanent"),
    Contract.FIXED_TERM: lazy("Fixed term"),
    Contract.BANK: lazy("Bank"),
    Contract.AGENCY: lazy("Agency"),
    Contract.VOLUNTEER: lazy("Volunteer"),
    Contract.DIRECTOR: lazy("Director, not employed"),
    Contract.PARTNER: lazy("Partner or sole provider, not employed"),
    Contract.SUBCONTRACTOR: lazy("Individual sub-contractor"),
}
LEAVING_NAMES: dict[LeavingReason, Lazy] = {
    LeavingReason.PAY: lazy("Pay"),
    LeavingReason.CONDITIONS: lazy("Hours or conditions"),
    LeavingReason.STRESS: lazy("Stress or burnout"),
    LeavingReason.CAREER: lazy("New career or study"),
    LeavingReason.PERSONAL: lazy("Personal or family reasons"),
    LeavingReason.RETIREMENT: lazy("Retirement"),
    LeavingReason.DISMISSAL: lazy("Dismissal"),
    LeavingReason.END_OF_CONTRACT: lazy("End of contract"),
    LeavingReason.MOVED_WITHIN_PROVIDER: lazy("Moved to another home of the same provider"),
    LeavingReason.TRANSFERRED: lazy("The home passed to another provider"),
    LeavingReason.VISA: lazy("Permission to work ended"),
    LeavingReason.OTHER: lazy("Another reason"),
    LeavingReason.NOT_STATED: lazy("Not stated"),
}
