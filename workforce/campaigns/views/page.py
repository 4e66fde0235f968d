"""Writing the page of a campaign, part by part."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.campaigns import policies
from workforce.campaigns.forms.campaigns import FORMS, BlockForm, PictureForm, form_of
from workforce.campaigns.presenters.keeping import BlockLine, CampaignLine
from workforce.campaigns.queries import kept
from workforce.campaigns.services import pages as services
from workforce.campaigns.services import pictures
from workforce.campaigns.states import BlockKind
from workforce.core.translation import _
from workforce.vacancies.forms import asking
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("campaigns_page", __name__)


@doors.route("/our-campaigns/<campaign_id>/page")
@access.roles(*policies.KEEPERS)
def write(campaign_id: str) -> ResponseReturnValue:
    """See the parts of the page that is being written."""
    row = found(kept.campaign_for(acting(), campaign_id))
    return render_template(
        "campaigns/page/write.html",
        line=CampaignLine.of(row),
        blocks=[BlockLine.of(one) for one in kept.blocks_of(row)],
        kinds=list(BlockKind),
    )


@doors.route("/our-campaigns/<campaign_id>/page/add/<kind>", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def add(campaign_id: str, kind: str) -> ResponseReturnValue:
    """Put a part at the end of the page."""
    row = found(kept.campaign_for(acting(), campaign_id))
    wanted = found(next((one for one in BlockKind if one.value == kind), None))
    form = FORMS[wanted]()
    if form.accepted():
        with form.refusals():
            typed, sure = form.typed(), asking.is_confirmed(form)
            services.add_block(acting(), row, wanted, typed, _picture(form), no_child=sure)
            flash(_("Added to the page"), "success")
            return _to_page(campaign_id)
    return render_template(
        "campaigns/page/add.html", form=form, kind=wanted, campaign_id=campaign_id
    )


@doors.route("/our-campaigns/parts/<block_id>", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def change(block_id: str) -> ResponseReturnValue:
    """Let a part of the page say something else."""
    row = found(kept.block_for(acting(), block_id))
    form, campaign_id, kind = form_of(row), row.campaign.public_id, row.kind
    shown = row.picture.public_id if row.picture else ""
    if form.accepted():
        with form.refusals():
            typed, sure = form.typed(), asking.is_confirmed(form)
            services.change_block(acting(), row, typed, _picture(form), no_child=sure)
            flash(_("The page is changed. Publish it when you are ready"), "success")
            return _to_page(campaign_id)
    return render_template(
        "campaigns/page/change.html", form=form, kind=kind, campaign_id=campaign_id, picture=shown
    )


@doors.route("/our-campaigns/parts/<block_id>/move", methods=["POST"])
@access.roles(*policies.KEEPERS)
def move(block_id: str) -> ResponseReturnValue:
    """Move a part past its neighbour."""
    row = found(kept.block_for(acting(), block_id))
    campaign_id = row.campaign.public_id
    services.move_block(acting(), row, down=request.form.get("to") == "down")
    return _to_page(campaign_id)


@doors.route("/our-campaigns/parts/<block_id>/remove", methods=["POST"])
@access.roles(*policies.KEEPERS)
def remove(block_id: str) -> ResponseReturnValue:
    """Take a part from the page."""
    row = found(kept.block_for(acting(), block_id))
    campaign_id = row.campaign.public_id
    services.remove_block(acting(), row)
    flash(_("Taken from the page"), "success")
    return _to_page(campaign_id)


@doors.route("/our-campaigns/pictures/<picture_id>")
@access.roles(*policies.KEEPERS)
def picture(picture_id: str) -> ResponseReturnValue:
    """See a picture of one's campaign before it is published."""
    row = found(kept.picture_for(acting(), picture_id))
    return Response(pictures.content_of(row), mimetype=row.media_type)


def _picture(form: BlockForm) -> pictures.Prepared | None:
    if not isinstance(form, PictureForm) or form.file.data is None:
        return None
    return pictures.prepared(form.file.data.read())


def _to_page(campaign_id: str) -> ResponseReturnValue:
    return redirect(url_for("campaigns_page.write", campaign_id=campaign_id), 303)
