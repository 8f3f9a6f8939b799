"""How a form's files arrive: to disk, and no further than one file may be large.

What is too much is read and thrown away, so that everything else that was typed still comes.
"""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from satuatap.core.uploads.limits import upload_limits

TOO_LARGE = "_too_large_files"
TOO_MANY = "_too_many_files"


class BoundedUploads(TemporaryFileUploadHandler):
    """Files of a form, each as large as it may be; the request remembers what was left out."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        limits = upload_limits()
        self.most, self.came = limits.size, 0
        self.files = getattr(self, "files", 0) + 1
        super().new_file(*args, **kwargs)
        if self.files > limits.files:
            self._leave_out(TOO_MANY)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.came = start + len(raw_data)
        if self.came > self.most:
            self._leave_out(TOO_LARGE)
        super().receive_data_chunk(raw_data, start)

    def _leave_out(self, why: str) -> None:
        if self.request is not None:
            setattr(self.request, why, True)
        self.file.close()
        raise SkipFile

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        return None if self.came > self.most else super().file_complete(file_size)


def bound_uploads(request: HttpRequest) -> None:
    """Read this request's files so; before anything of its body was asked for."""
    request.upload_handlers = [BoundedUploads(request)]


def were_too_large(request: HttpRequest) -> bool:
    """Whether a file was left out because of its size."""
    return bool(getattr(request, TOO_LARGE, False))


def were_too_many(request: HttpRequest) -> bool:
    """Whether files were left out because of their number."""
    return bool(getattr(request, TOO_MANY, False))
