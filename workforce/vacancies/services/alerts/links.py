"""Signed links of alerts: they name an alert and a purpose, and work for as long as it lives."""

from workforce.core import secrets
from workforce.vacancies.models import JobAlert
from workforce.vacancies.queries.returning import alerts as queries
from workforce.vacancies.states.alerts import LinkPurpose

DOORS = {
    LinkPurpose.CONFIRM: "vacancies_alerts.confirm",
    LinkPurpose.MANAGE: "vacancies_alerts.manage",
    LinkPurpose.STOP: "vacancies_alerts.stop",
    LinkPurpose.KEEP: "vacancies_alerts.keep",
    LinkPurpose.FOUND: "vacancies_alerts.found_jobs",
    LinkPurpose.USEFUL: "vacancies_alerts.useful",
}
ONE_CLICK = "vacancies_one_click.stop"


def token_of(public_id: str, purpose: LinkPurpose) -> str:
    """The token of a link: nothing but the alert's public id, and a proof for this purpose."""
    return public_id + secrets.signature(_signed(public_id, purpose))


def link_of(public_id: str, purpose: LinkPurpose) -> tuple[str, dict[str, str]]:
    """The door of a purpose with its token, as a letter carries it."""
    return DOORS[purpose], {"token": token_of(public_id, purpose)}


def alert_of(token: str, purpose: LinkPurpose) -> JobAlert | None:
    """The alert that a token names, if it was signed here for this purpose."""
    public_id = token[: secrets.PUBLIC_ID_LENGTH]
    proof = token[secrets.PUBLIC_ID_LENGTH :]
    if not proof.isascii() or not secrets.is_signed(_signed(public_id, purpose), proof):
        return None
    return queries.alert(public_id)


def _signed(public_id: str, purpose: LinkPurpose) -> str:
    return f"job-alert:{purpose.value}:{public_id}"
