"""A clearance says for which employer it is; the database holds it to the person it clears."""

import sqlalchemy as sa
from alembic import op

from migrations.promises import promise, release

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

PERSON = "fk_person_in_post_cleared_person"
RULE = (
    "FOREIGN KEY(clearance_id, organisation_id, person_reference) "
    "REFERENCES start_clearance (id, organisation_id, person_key) DEFERRABLE INITIALLY DEFERRED"
)
OF_ITS_SPELL = """UPDATE start_clearance SET
    organisation_id = (SELECT organisation_id FROM person_in_post
        WHERE clearance_id = start_clearance.id),
    person_key = (SELECT person_reference FROM person_in_post
        WHERE clearance_id = start_clearance.id)
    WHERE id IN (SELECT clearance_id FROM person_in_post WHERE clearance_id IS NOT NULL)"""


def upgrade() -> None:
    """Let every clearance that served name the employer and the person whom it served."""
    op.add_column("start_clearance", sa.Column("organisation_id", sa.Integer(), nullable=True))
    op.execute(OF_ITS_SPELL)
    op.create_index(
        "uq_start_clearance_person",
        "start_clearance",
        ["id", "organisation_id", "person_key"],
        unique=True,
    )
    promise(op.get_bind(), "person_in_post", PERSON, RULE)


def downgrade() -> None:
    """Hold a clearance to its home and role alone."""
    release(op.get_bind(), "person_in_post", PERSON)
    op.drop_index("uq_start_clearance_person", "start_clearance")
    op.drop_column("start_clearance", "organisation_id")
