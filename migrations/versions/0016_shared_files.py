"""One stored file may be the document of two records, where one was copied from the other."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A file stays as long as any record of it does."""
    with op.batch_alter_table("document") as table:
        table.drop_constraint("uq_document_storage_key", type_="unique")
        table.create_index("ix_document_storage_key", ["storage_key"])


def downgrade() -> None:
    """Every file is of one record again."""
    with op.batch_alter_table("document") as table:
        table.drop_index("ix_document_storage_key")
        table.create_unique_constraint("uq_document_storage_key", ["storage_key"])
