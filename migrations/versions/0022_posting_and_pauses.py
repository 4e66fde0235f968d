"""Posting and pauses."""

import sqlalchemy as sa
from alembic import op

from migrations.promises import one_of, promise, release

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


WHOLE = "CHECK (state = 'draft' OR sections_done = 127)"
REASONS = one_of(
    "above_funded_why", "leaver-expected", "new-post-agreed", "replacing-agency", "other"
)


def upgrade() -> None:
    """Add what posting keeps, and work out the pay of every advert by the hour and the year."""
    bind = op.get_bind()
    moment = sa.DateTime(timezone=True)
    for column in (
        sa.Column("sections_done", sa.Integer(), nullable=False, server_default="127"),
        sa.Column("above_funded_why", sa.String(length=40), nullable=True),
        sa.Column("told_unpublished_at", moment, nullable=True),
        sa.Column("ask_outcome_on", sa.Date(), nullable=True),
    ):
        op.add_column("vacancy", column)
    promise(bind, "vacancy", "ck_vacancy_above_funded_why_is_known", REASONS)
    promise(bind, "vacancy", "ck_vacancy_whole_before_it_is_seen", WHOLE)
    op.add_column("application", sa.Column("told_of_end_at", moment, nullable=True))
    op.execute(HOURLY)


def downgrade() -> None:
    """Take it away again."""
    bind = op.get_bind()
    op.drop_column("application", "told_of_end_at")
    release(bind, "vacancy", "ck_vacancy_whole_before_it_is_seen")
    release(bind, "vacancy", "ck_vacancy_above_funded_why_is_known")
    for name in ("ask_outcome_on", "told_unpublished_at", "above_funded_why", "sections_done"):
        op.drop_column("vacancy", name)
