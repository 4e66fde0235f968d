"""Doors for people files that were sent, and for people who may be recorded twice."""

from workforce.checks.views.imports.duplicates import doors as duplicates
from workforce.checks.views.imports.sent import doors as sent

BLUEPRINTS = (sent, duplicates)
