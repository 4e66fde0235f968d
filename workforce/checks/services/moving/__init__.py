"""People who go to another home or role of their employer, and homes that change owner."""

from workforce.checks.services.moving.moves import Destination, Moved, finish_move, move_person

__all__ = ["Destination", "Moved", "finish_move", "move_person"]
