"""Doors of the recruitment file: history and gaps, time abroad, references, interviews, risks."""

from workforce.checks.views.recruitment import abroad, history, interviews, references

BLUEPRINTS = (history.doors, abroad.doors, references.doors, interviews.doors)
