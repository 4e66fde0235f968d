"""Dated immigration rules, bank holidays and the calculators of deadlines."""
