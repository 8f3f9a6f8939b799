"""How a file goes out again. Who may have it is asked before, by whoever it belongs to."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from satuatap.core.uploads import store
from satuatap.core.uploads.models import Upload

POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
TYPES = {Upload.Kind.PHOTO: "image/jpeg", Upload.Kind.DOCUMENT: "application/pdf"}


def sent(upload: Upload) -> HttpResponse:
    """The file as an answer: photos to look at, documents to take away; nothing of it runs."""
    try:
        with store.opened(upload.path) as file:
            content = file.read()  # bounded when it was taken
    except FileNotFoundError as error:
        raise Http404 from error
    answer = HttpResponse(content, content_type=TYPES[Upload.Kind(upload.kind)])
    name = content_disposition_header(not upload.is_photo, upload.file_name)
    answer["Content-Disposition"] = name or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = POLICY
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer
