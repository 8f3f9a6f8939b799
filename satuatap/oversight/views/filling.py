"""What every form with files does: take them, keep what was typed, say what was refused."""

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from satuatap.core.uploads.limits import upload_limits
from satuatap.core.uploads.models import Upload
from satuatap.core.uploads.receiving import receive_files

UNREADABLE = 422


class WithFiles(Protocol):
    """A form under whose key files wait."""

    @property
    def draft(self) -> UUID:
        """That key."""


def taken(request: HttpRequest, form: WithFiles, *, at: datetime) -> list[str]:
    """The files that came with the form; sentences about those that were refused."""
    return receive_files(request, draft=form.draft, at=at) if request.method == "POST" else []


def form_page(
    request: HttpRequest,
    template: str,
    form: Any,
    *,
    said: list[str] | None = None,
    **more: Any,
) -> HttpResponse:
    """The form as it stands, with the files that wait."""
    draft = getattr(form, "draft", None)
    here: dict[str, Any] = {
        "form": form,
        "said": said or [],
        "limits": upload_limits(),
        "uploads": Upload.objects.waiting(draft) if draft else [],
        "takes_files": getattr(form, "takes_files", draft is not None),
    }
    status = UNREADABLE if form.errors or said else 200
    return render(request, template, here | more, status=status)
