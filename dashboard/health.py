"""`/healthz`: whether there is something to show, and of which day."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from warehouse.errors import DetenteError

PATH = "/healthz"


def answer(_request: Request) -> JSONResponse:
    """200 with the live release and its day of evidence; 503 with the reason when there is none."""
    from dashboard import data  # when asked: its caches belong to a server that runs

    try:
        release, day = data.live().release_id, data.day_of_evidence()
    except DetenteError as error:
        return JSONResponse({"status": "nothing to show", "reason": str(error)}, 503)
    return JSONResponse({"status": "ok", "release": release, "data_as_of": day.isoformat()})
