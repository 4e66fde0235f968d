"""Opening a stored file."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from workforce.documents import queries, rules, services
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("documents_reader", __name__)


@doors.route("/documents/<document_id>")
@access.signed_in
def open_document(document_id: str) -> ResponseReturnValue:
    """Hand over a file to whoever the policy of its owner lets in; never shown inside a page."""
    document = found(queries.document(document_id))
    kind, public_id = document.media_type, document.public_id
    content = services.open_document(acting(), document)
    answer = Response(content, mimetype=kind)
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="document-{public_id}.{rules.extension(kind)}"'
    )
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
