"""A recruiter's own adverts."""

from flask import Blueprint

doors = Blueprint("vacancies_recruiter", __name__)
