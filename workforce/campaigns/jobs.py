"""What campaigns leave to the morning."""

from datetime import date

from workforce.campaigns.services import campaigns


def end_campaigns(day: date) -> str:
    """End the campaigns whose last day was before a day."""
    return f"ended {campaigns.end_overdue(day)}"
