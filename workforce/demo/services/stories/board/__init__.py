"""What happened on the board: adverts on their way, choosing, the demo’s candidate, support."""
