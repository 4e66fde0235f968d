"""Doors beside the form: interest, equality, what only support reads, and receipts."""

from workforce.applications.views.beside import equality, interest, lived_here, own_form

BLUEPRINTS = (interest.doors, equality.doors, lived_here.doors, own_form.doors)
