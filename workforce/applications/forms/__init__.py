"""What is typed when somebody applies and when somebody chooses."""

from workforce.applications.forms.applying import ApplyForm, FeedbackForm, ReasonForm, StartForm

__all__ = ["ApplyForm", "FeedbackForm", "ReasonForm", "StartForm"]
