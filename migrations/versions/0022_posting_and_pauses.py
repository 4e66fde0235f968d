"""Posting and pauses."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

# Weekly hours are kept in hundredths; sums are rounded half a penny away from nothing.
HOURLY = """
UPDATE vacancy SET
    hourly_pence = CASE WHEN pay_period = 'hour' THEN pay_from_pence
        ELSE (200 * pay_from_pence + 52 * weekly_hours) / (104 * weekly_hours) END,
    yearly_pence = CASE WHEN pay_period = 'year' THEN pay_from_pence
        ELSE (104 * pay_from_pence * weekly_hours + 100) / 200 END,
    hours_patterns = CASE WHEN weekly_hours >= 3500 THEN 1 ELSE 2 END
        + CASE WHEN contract = 'bank' THEN 32 ELSE 0 END
WHERE hourly_pence = 0
"""


def upgrade() -> None:
    """Work out the pay of every advert by the hour and the year."""
    op.execute(HOURLY)


def downgrade() -> None:
    """Nothing to take away."""
