"""What is typed about people in post and funded posts."""

from workforce.employment.forms.people import (
    FTE_HINT,
    REASONS,
    AsAtForm,
    ChangePostForm,
    DetailsForm,
    LeaveForm,
    LinkForm,
    PostForm,
)

__all__ = [
    "FTE_HINT",
    "REASONS",
    "AsAtForm",
    "ChangePostForm",
    "DetailsForm",
    "LeaveForm",
    "LinkForm",
    "PostForm",
]
