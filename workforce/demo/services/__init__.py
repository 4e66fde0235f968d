"""Loading the invented country, and bringing a half-made copy to where it can be shown."""

from workforce.demo.services.finishing import finish, is_loaded
from workforce.demo.services.loading import Loaded, load

__all__ = ["Loaded", "finish", "is_loaded", "load"]
