"""What racing processes do with alerts: send them, and confirm one by its link."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from workforce.core import clock
from workforce.vacancies.queries.returning import alerts as queries
from workforce.vacancies.services import alerts
from workforce.vacancies.states.alerts import AlertFrequency


def send_alerts(app: Flask) -> Callable[[], str | None]:
    """Send the daily alerts, as a worker does."""
    _ = app

    def verb() -> None:
        alerts.send(AlertFrequency.DAILY, clock.today())

    return verb


def confirm_alert(app: Flask, *, alert_id: str) -> Callable[[], Any]:
    """Press the button that confirms an alert."""
    _ = app

    def verb() -> None:
        row = queries.alert(alert_id)
        assert row is not None
        alerts.confirm(row)

    return verb
