"""What is typed when somebody applies and when somebody chooses."""

from workforce.applications.forms.applying import BeginForm, FeedbackForm, ReasonForm, StartForm

__all__ = ["BeginForm", "FeedbackForm", "ReasonForm", "StartForm"]
