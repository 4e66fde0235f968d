"""A small invented country, calibrated to published figures."""
