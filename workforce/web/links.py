"""Links to the present page with another page number, language or filter."""

import re
from urllib.parse import quote, urlencode

from flask import request

VIA = re.compile(r"[a-z0-9-]{1,60}")


def here(**changes: object) -> str:
    """The present path and query with changes; None drops a part, and a change drops the page."""
    query = request.args.to_dict(flat=False)
    if "page" not in changes and "lang" not in changes:
        query.pop("page", None)
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = [str(value)]
    text = urlencode(query, doseq=True)
    return f"{path_here()}?{text}" if text else path_here()


def path_here() -> str:
    """The path of this request as a link may carry it: odd signs escaped."""
    return quote(request.path)


def via() -> str:
    """The code of the tracked link that led here, from the address or a hidden field."""
    code = request.values.get("via", "")
    return code if VIA.fullmatch(code) else ""
