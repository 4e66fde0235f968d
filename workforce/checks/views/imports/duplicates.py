"""Doors for people who may be recorded twice: compare, merge, say that they are two, undo."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.checks.forms.appointments import MergeForm
from workforce.checks.models import MergeProposal
from workforce.checks.presenters.people_file.merges import MergeLine, Side
from workforce.checks.queries import people_file as queries
from workforce.checks.services import merging
from workforce.checks.states.imports import MergeState
from workforce.core.translation import _
from workforce.providers.states import Role
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.fields import Choice
from workforce.web.limits import limited

doors = Blueprint("checks_duplicates", __name__)
DECIDERS = (Role.OWNER,)  # of a provider, only its owner keeps all homes


@doors.route("/people/duplicates")
@access.roles(*DECIDERS)
def duplicates() -> ResponseReturnValue:
    """See who may be recorded twice, and what was decided."""
    lists = {state.value: _lines(state) for state in MergeState}
    return render_template("checks/imports/duplicates.html", lists=lists)


@doors.route("/people/duplicates/look", methods=["POST"])
@access.roles(*DECIDERS)
def look() -> ResponseReturnValue:
    """Look for people who may be recorded twice, now."""
    actor = acting()
    limited("import", str(actor.person_id))
    count = merging.propose(actor, found(actor.organisation_id))
    flash(_("New proposals: %(count)s", count=count), "success")
    return _to_list()


@doors.route("/people/duplicates/<duplicate_id>", methods=["GET", "POST"])
@access.roles(*DECIDERS)
def duplicate(duplicate_id: str) -> ResponseReturnValue:
    """Compare two records side by side, and merge them."""
    row = found(queries.merge_for(acting(), duplicate_id))
    form = MergeForm(keep=row.kept_reference)
    references = (row.kept_reference, row.other_reference)
    form.keep.choices = [Choice(one, one) for one in references]
    if form.accepted():
        with form.refusals():
            merging.merge(acting(), row, keep=form.keep.data)
            flash(_("Merged. You can undo this"), "success")
            return _to_list()
    line = MergeLine.of(row, {})
    return render_template(
        "checks/imports/duplicate.html",
        form=form,
        line=line,
        sides=_sides(row),
        is_open=row.state is MergeState.PROPOSED,
        is_merged=row.state is MergeState.MERGED,
    )


@doors.route("/people/duplicates/<duplicate_id>/two-people", methods=["POST"])
@access.roles(*DECIDERS)
def two_people(duplicate_id: str) -> ResponseReturnValue:
    """Say that the two are two people."""
    merging.refuse(acting(), found(queries.merge_for(acting(), duplicate_id)))
    flash(_("They stay two people, and are not proposed again"), "success")
    return _to_list()


@doors.route("/people/duplicates/<duplicate_id>/undo", methods=["POST"])
@access.roles(*DECIDERS)
def undo(duplicate_id: str) -> ResponseReturnValue:
    """Put a merge back."""
    merging.undo(acting(), found(queries.merge_for(acting(), duplicate_id)))
    flash(_("The merge is undone"), "success")
    return _to_list()


def _lines(state: MergeState) -> list[MergeLine]:
    """The proposals in a state, with the names under their references."""
    rows = queries.merges_for(acting(), state)
    wanted = {name for row in rows for name in (row.kept_reference, row.other_reference)}
    known = queries.known_people(acting().organisation_id or 0, wanted) if wanted else {}
    names = {
        reference: f"{one.given_name} {one.family_name}".strip() for reference, one in known.items()
    }
    return [MergeLine.of(row, names) for row in rows]


def _sides(row: MergeProposal) -> list[Side]:
    """The two records, the one to keep first."""
    both = [row.kept_reference, row.other_reference]
    known = queries.known_people(row.organisation_id, both)
    return [
        Side.of(one, known.get(one), queries.spells_under(row.organisation_id, one)) for one in both
    ]


def _to_list() -> ResponseReturnValue:
    return redirect(url_for("checks_duplicates.duplicates"), 303)
