"""The door through which documents are opened."""

from workforce.documents.views import reader

BLUEPRINTS = (reader.doors,)
