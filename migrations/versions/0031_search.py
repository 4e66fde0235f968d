"""Search."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

# Whoever works waking nights by the name of their role was not found by the hours.
NIGHTS = """
UPDATE vacancy SET hours_patterns = hours_patterns + 4
WHERE role = 'waking-night-worker' AND hours_patterns & 4 = 0
"""


def upgrade() -> None:
    """Keep by which words and names each advert was indexed, so that a change is noticed."""
    made_by = sa.Column(
        "words_version", sa.String(16), nullable=False, server_default=sa.text("''")
    )
    op.add_column("vacancy", made_by)
    op.execute(NIGHTS)


def downgrade() -> None:
    """Forget it again; kinds of hours stay, they are true."""
    op.drop_column("vacancy", "words_version")
