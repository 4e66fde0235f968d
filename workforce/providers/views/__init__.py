"""Doors of joining, organisations, members and homes."""

from flask import Blueprint

BLUEPRINTS: tuple[Blueprint, ...] = ()
