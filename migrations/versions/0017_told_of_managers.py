"""What was told of registered managers who are away and of homes without one, each once."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A ledger of letters: about which home, what, due when, and which of its prompts."""
    op.create_table(
        "manager_prompt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("days_before", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["home.id"], name=op.f("fk_manager_prompt_home_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manager_prompt")),
        sa.UniqueConstraint(
            "home_id", "about", "due_on", "days_before", name="uq_manager_prompt_once"
        ),
    )


def downgrade() -> None:
    """Forget what was told."""
    op.drop_table("manager_prompt")
