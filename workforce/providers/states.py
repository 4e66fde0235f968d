"""Kinds of organisation, roles, homes and where a request to join stands."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class OrganisationKind(StrEnum):
    """What an organisation is on this service for."""

    PROVIDER = "provider"
    TRAINING_PROVIDER = "training-provider"
    SECTOR_BODY = "sector-body"
    AGENCY = "agency"
    PLATFORM = "platform"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return KIND_LABELS[self]


class OrganisationState(StrEnum):
    """Where an organisation stands with the platform."""

    ASKED = "asked"
    CODE_SENT = "code-sent"
    PROVED = "proved"
    APPROVED = "approved"
    REFUSED = "refused"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class Role(StrEnum):
    """What a member may do in an organisation."""

    OWNER = "owner"
    RECRUITER = "recruiter"
    REGISTERED_MANAGER = "registered-manager"
    DEPUTY_MANAGER = "deputy-manager"
    AREA_MANAGER = "area-manager"
    TRAINING_LEAD = "training-lead"
    SPONSOR_OFFICER = "sponsor-officer"
    RESPONSIBLE_INDIVIDUAL = "responsible-individual"
    TRAINER = "trainer"
    AGENCY_MANAGER = "agency-manager"
    TRAINING_ADMINISTRATOR = "training-administrator"
    ANALYST = "analyst"
    STATISTICIAN = "statistician"
    COMMISSIONER = "commissioner"
    COOPERATIVE_DIRECTOR = "cooperative-director"
    CAMPAIGN_MANAGER = "campaign-manager"
    SUPPORT = "support"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return ROLE_LABELS[self]


class KeyPurpose(StrEnum):
    """What a key of another system opens."""

    PEOPLE = "people"
    ATS = "ats"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return PURPOSE_LABELS[self]


KIND_LABELS: dict[OrganisationKind, Lazy] = {
    OrganisationKind.PROVIDER: lazy("Provider of children’s homes"),
    OrganisationKind.TRAINING_PROVIDER: lazy("Training provider"),
    OrganisationKind.SECTOR_BODY: lazy("Sector body"),
    OrganisationKind.AGENCY: lazy("Staffing agency"),
    OrganisationKind.PLATFORM: lazy("Platform support"),
}
PURPOSE_LABELS: dict[KeyPurpose, Lazy] = {
    KeyPurpose.PEOPLE: lazy("Send the people in post"),
    KeyPurpose.ATS: lazy("Keep vacancies in step with another recruitment system"),
}
ROLE_LABELS: dict[Role, Lazy] = {
    Role.OWNER: lazy("Owner"),
    Role.RECRUITER: lazy("Recruiter"),
    Role.REGISTERED_MANAGER: lazy("Registered manager"),
    Role.DEPUTY_MANAGER: lazy("Deputy manager"),
    Role.AREA_MANAGER: lazy("Area manager"),
    Role.TRAINING_LEAD: lazy("Training lead"),
    Role.SPONSOR_OFFICER: lazy("Sponsor officer"),
    Role.RESPONSIBLE_INDIVIDUAL: lazy("Responsible individual"),
    Role.TRAINER: lazy("Trainer"),
    Role.AGENCY_MANAGER: lazy("Agency manager"),
    Role.TRAINING_ADMINISTRATOR: lazy("Training administrator"),
    Role.ANALYST: lazy("Analyst"),
    Role.STATISTICIAN: lazy("Statistician"),
    Role.COMMISSIONER: lazy("Commissioner"),
    Role.COOPERATIVE_DIRECTOR: lazy("Co-operative director"),
    Role.CAMPAIGN_MANAGER: lazy("Campaign manager"),
    Role.SUPPORT: lazy("Platform support"),
}
ROLES_OF: dict[OrganisationKind, tuple[Role, ...]] = {
    OrganisationKind.PROVIDER: (
        Role.OWNER,
        Role.RECRUITER,
        Role.REGISTERED_MANAGER,
        Role.DEPUTY_MANAGER,
        Role.AREA_MANAGER,
        Role.TRAINING_LEAD,
        Role.SPONSOR_OFFICER,
        Role.RESPONSIBLE_INDIVIDUAL,
    ),
    OrganisationKind.TRAINING_PROVIDER: (Role.OWNER, Role.TRAINER, Role.TRAINING_ADMINISTRATOR),
    OrganisationKind.SECTOR_BODY: (
        Role.OWNER,
        Role.ANALYST,
        Role.STATISTICIAN,
        Role.COMMISSIONER,
        Role.COOPERATIVE_DIRECTOR,
        Role.CAMPAIGN_MANAGER,
    ),
    OrganisationKind.AGENCY: (Role.OWNER, Role.AGENCY_MANAGER),
    OrganisationKind.PLATFORM: (Role.SUPPORT,),
}
# Roles whose membership names the homes it covers; every other provider role covers all homes.
ROLES_OF_NAMED_HOMES = frozenset({Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.AREA_MANAGER})
ROLES_OF_NAMED_AUTHORITIES = frozenset({Role.COMMISSIONER})


class ClaimState(StrEnum):
    """Where an owner's claim to a home stands."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


class TransferState(StrEnum):
    """Where a change of a home's owner stands."""

    ASKED = "asked"
    AGREED = "agreed"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class Regulator(StrEnum):
    """Whose register a home stands on."""

    OFSTED = "ofsted"
    CIW = "ciw"
    INVENTED = "invented"


class HomeType(StrEnum):
    """What kind of children's home the register says it is; the last kind is none."""

    CHILDRENS_HOME = "childrens-home"
    SECURE = "secure-childrens-home"
    SPECIAL_SCHOOL = "residential-special-school"
    SHORT_BREAK = "short-break"
    OTHER = "other"
    SUPPORTED_ACCOMMODATION = "supported-accommodation"


class Sector(StrEnum):
    """Who runs a home."""

    PRIVATE = "private"
    VOLUNTARY = "voluntary"
    LOCAL_AUTHORITY = "local-authority"
    HEALTH = "health"
    OTHER = "other"


class HomeStatus(StrEnum):
    """Where a home stands with its regulator."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"


SECTOR_NAMES: dict[Sector, Lazy] = {
    Sector.PRIVATE: lazy("Private company"),
    Sector.VOLUNTARY: lazy("Charity or voluntary"),
    Sector.LOCAL_AUTHORITY: lazy("Council"),
    Sector.HEALTH: lazy("Health service"),
    Sector.OTHER: lazy("Another provider"),
}
HOME_TYPE_NAMES: dict[HomeType, Lazy] = {
    HomeType.CHILDRENS_HOME: lazy("Children’s home"),
    HomeType.SECURE: lazy("Secure children’s home"),
    HomeType.SPECIAL_SCHOOL: lazy("Residential special school"),
    HomeType.SHORT_BREAK: lazy("Short breaks"),
    HomeType.OTHER: lazy("Another kind of home"),
    HomeType.SUPPORTED_ACCOMMODATION: lazy("Supported accommodation"),
}
