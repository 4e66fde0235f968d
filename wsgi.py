"""The application as servers and commands load it."""

from config import Settings
from workforce.app import create_app

app = create_app(Settings.from_env())
