"""Names of measures and of the symbols that stand where a figure cannot."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class Symbol(StrEnum):
    """What stands in a cell instead of a figure; the values are those of contract.md."""

    NOT_APPLICABLE = "z"
    UNAVAILABLE = "x"
    WITHHELD = "c"
    ROUNDS_TO_NOTHING = "k"
    UNRELIABLE = "u"


SYMBOL_WORDS: dict[Symbol, Lazy] = {
    Symbol.NOT_APPLICABLE: lazy("Not applicable"),
    Symbol.UNAVAILABLE: lazy("Not reported"),
    Symbol.WITHHELD: lazy("Hidden to protect people"),
    Symbol.ROUNDS_TO_NOTHING: lazy("Rounds to nothing"),
    Symbol.UNRELIABLE: lazy("Too few homes reported"),
}


class Measure(StrEnum):
    """What is measured for each area."""

    HOMES = "homes_count"
    PLACES = "places_count"
    COVERAGE = "coverage_percent"
    REPORTING_HOMES = "reporting_homes_count"
    ESTABLISHMENT = "establishment_fte"
    ESTIMATED_PERCENT = "establishment_estimated_percent"
    IN_POST = "in_post_fte"
    VACANCY = "vacancy_fte"
    VACANCY_PERCENT = "vacancy_percent"
    NO_MANAGER = "homes_without_manager_count"
    NO_MANAGER_PERCENT = "homes_without_manager_percent"
    NO_MANAGER_SHORT = "homes_without_manager_under_26_weeks_count"
    NO_MANAGER_LONG = "homes_without_manager_26_weeks_or_more_count"
    NO_MANAGER_UNKNOWN = "homes_without_manager_since_unknown_count"
    NO_MANAGER_LODGED = "homes_without_manager_application_sent_count"
    NO_MANAGER_INTERIM = "homes_without_manager_interim_count"
    NO_MANAGER_NOBODY = "homes_without_manager_nobody_recorded_count"
    OPEN_POSTS = "open_posts_count"
    STARTERS = "starters_12m_count"
    LEAVERS = "leavers_12m_count"
    TRAINING_PERCENT = "training_valid_percent"
    PERMISSIONS_ENDING = "permissions_ending_6m_count"
    DEPLOYABLE = "deployable_fte"
    DEPLOYABLE_GAP_PERCENT = "deployable_gap_percent"
    AGENCY = "agency_fte"
    AGENCY_PERCENT = "agency_percent"
    COVER = "cover_fte"
    COVER_PERCENT = "cover_percent"
    UNCOVERED = "uncovered_fte"
    UNCOVERED_PERCENT = "uncovered_percent"


MEASURE_NAMES: dict[Measure, Lazy] = {
    Measure.HOMES: lazy("Homes on the register"),
    Measure.PLACES: lazy("Places on the register"),
    Measure.COVERAGE: lazy("Share of places whose home reported"),
    Measure.REPORTING_HOMES: lazy("Homes that reported"),
    Measure.ESTABLISHMENT: lazy("Funded posts (full-time hours)"),
    Measure.ESTIMATED_PERCENT: lazy("Share of funded posts that is estimated"),
    Measure.IN_POST: lazy("People in post (full-time hours)"),
    Measure.VACANCY: lazy("Vacant posts (full-time hours)"),
    Measure.VACANCY_PERCENT: lazy("Vacant share of funded posts"),
    Measure.NO_MANAGER: lazy("Homes without a registered manager"),
    Measure.NO_MANAGER_PERCENT: lazy("Share of homes without a registered manager"),
    Measure.NO_MANAGER_SHORT: lazy("Without a registered manager for less than 26 weeks"),
    Measure.NO_MANAGER_LONG: lazy("Without a registered manager for 26 weeks or more"),
    Measure.NO_MANAGER_UNKNOWN: lazy("Without a registered manager, since when is not recorded"),
    Measure.NO_MANAGER_LODGED: lazy("Application to register a manager sent"),
    Measure.NO_MANAGER_INTERIM: lazy("Somebody in charge for the time being"),
    Measure.NO_MANAGER_NOBODY: lazy("Nobody recorded as in charge"),
    Measure.OPEN_POSTS: lazy("Posts advertised here"),
    Measure.STARTERS: lazy("People who started in twelve months"),
    Measure.LEAVERS: lazy("Staff who left in twelve months"),
    Measure.TRAINING_PERCENT: lazy("Required training in date"),
    Measure.PERMISSIONS_ENDING: lazy("Permissions to work ending within six months"),
    Measure.DEPLOYABLE: lazy("In post and not away for long (full-time hours)"),
    Measure.DEPLOYABLE_GAP_PERCENT: lazy("Share of funded posts without deployable staff"),
    Measure.AGENCY: lazy("Agency staff (full-time hours)"),
    Measure.AGENCY_PERCENT: lazy("Agency share of agency and staff in post"),
    Measure.COVER: lazy("Vacant posts covered by agency and bank (full-time hours)"),
    Measure.COVER_PERCENT: lazy("Covered share of vacant posts"),
    Measure.UNCOVERED: lazy("Vacant posts nobody covers (full-time hours)"),
    Measure.UNCOVERED_PERCENT: lazy("Share of funded posts vacant and not covered"),
}
# What the public register itself prints is never withheld.
OF_THE_REGISTER = frozenset(
    {Measure.HOMES, Measure.PLACES, Measure.COVERAGE, Measure.REPORTING_HOMES}
)
OF_PEOPLE = frozenset({Measure.STARTERS, Measure.LEAVERS, Measure.PERMISSIONS_ENDING})
# Homes without a registered manager, divided: by how long, and by how they are looked after.
BY_HOW_LONG = (Measure.NO_MANAGER_SHORT, Measure.NO_MANAGER_LONG, Measure.NO_MANAGER_UNKNOWN)
BY_STANDING = (Measure.NO_MANAGER_LODGED, Measure.NO_MANAGER_INTERIM, Measure.NO_MANAGER_NOBODY)
DIVIDED = (BY_HOW_LONG, BY_STANDING)
# A rate gives its own parts away, and falls with them.
FALLS_WITH = {
    Measure.ESTIMATED_PERCENT: frozenset({Measure.ESTABLISHMENT}),
    Measure.VACANCY_PERCENT: frozenset({Measure.VACANCY, Measure.ESTABLISHMENT}),
    Measure.NO_MANAGER_PERCENT: frozenset({Measure.NO_MANAGER}),
    Measure.VACANCY: frozenset({Measure.ESTABLISHMENT, Measure.IN_POST}),
    Measure.UNCOVERED: frozenset({Measure.VACANCY, Measure.COVER}),
    Measure.UNCOVERED_PERCENT: frozenset({Measure.UNCOVERED, Measure.ESTABLISHMENT}),
    Measure.COVER_PERCENT: frozenset({Measure.COVER, Measure.VACANCY}),
    Measure.AGENCY_PERCENT: frozenset({Measure.AGENCY, Measure.IN_POST}),
    Measure.DEPLOYABLE_GAP_PERCENT: frozenset({Measure.DEPLOYABLE, Measure.ESTABLISHMENT}),
    **dict.fromkeys((*BY_HOW_LONG, *BY_STANDING), frozenset({Measure.NO_MANAGER})),
}
# Built on people who are away for long: with 1 to 5 of them it is withheld.
OF_ABSENCE = frozenset({Measure.DEPLOYABLE})
