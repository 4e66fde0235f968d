"""When a home's name or address was last said, so that adverts are read again after it."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the moment; of homes described before, nothing has to be read again."""
    op.add_column("home", sa.Column("described_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_home_described_at", "home", ["described_at"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_home_described_at", "home")
    op.drop_column("home", "described_at")
