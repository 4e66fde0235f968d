"""The names under which identity was last settled."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("appointment", "person_in_post")
COLUMNS = {"settled_given_name": "given_name", "settled_family_name": "family_name"}


def upgrade() -> None:
    """Take the names recorded so far as settled: nothing older is known."""
    for table in TABLES:
        for new in COLUMNS:
            column = sa.Column(
                new, sa.String(length=100), nullable=False, server_default=sa.text("''")
            )
            op.add_column(table, column)
        names = ", ".join(f"{new} = {old}" for new, old in COLUMNS.items())
        op.execute(f"UPDATE {table} SET {names}")  # noqa: S608 - names of ours


def downgrade() -> None:
    """Forget them."""
    for table in TABLES:
        for new in COLUMNS:
            op.drop_column(table, new)
