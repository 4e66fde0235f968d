"""A person's own training record, across every employer they are linked to."""

from flask import Blueprint

doors = Blueprint("training_person", __name__)
