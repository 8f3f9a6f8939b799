"""What time does with files by itself; the worker runs this."""

from django.utils import timezone
from procrastinate.contrib.django import app

from satuatap.core.uploads.actions import forget_files


@app.periodic(cron="50 3 * * *")
@app.task(queueing_lock="forget_files")
def forget_uploads(timestamp: int) -> None:
    """Each night: files of forms that nobody sent go."""
    forget_files(at=timezone.now())
