"""What candidates tell support and nobody else."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.applications.forms.beside import SeenForm
from workforce.applications.policies import SUPPORT
from workforce.applications.presenters.beside import ToldLine
from workforce.applications.queries import beside
from workforce.applications.services.beside import declarations as services
from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("applications_support", __name__)


@doors.route("/support/lived-here")
@access.roles(SUPPORT)
def told() -> ResponseReturnValue:
    """See who lived in a home of the provider they apply to; what waits stands first."""
    page = beside.lived_here_for(acting(), number=page_number(request.args.get("page")))
    lines = [ToldLine.of(one) for one in page.rows]
    return render_template("applications/support/told.html", page=page, lines=lines)


@doors.route("/support/lived-here/<told_id>", methods=["GET", "POST"])
@access.roles(SUPPORT)
def told_one(told_id: str) -> ResponseReturnValue:
    """Read one, and note what was done."""
    row, form = found(beside.told_support(acting(), told_id)), SeenForm()
    if form.accepted():
        with form.refusals():
            services.see_lived_here(acting(), row, note=form.note.data or "")
            flash(_("What was done is noted"), "success")
            return redirect(url_for(".told"), 303)
    line = ToldLine.of(row)
    return render_template("applications/support/told_one.html", form=form, line=line)
