"""What happened to a few people and homes, told through the services that would have done it."""

from workforce.demo.services.stories.sending import send_files
from workforce.demo.services.stories.telling import tell

__all__ = ["send_files", "tell"]
