"""Applications and what belongs to each."""

from workforce.applications.models.applications import APPLICATION, Application

__all__ = ["APPLICATION", "Application"]
