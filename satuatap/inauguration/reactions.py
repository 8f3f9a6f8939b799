"""Who watches sees each signature; the calendar knows the day; listed halls stay where they are."""

from satuatap.core.events import reacts_to
from satuatap.core.hints import hint
from satuatap.documents.events import DocumentSigned
from satuatap.inauguration.actions import staying
from satuatap.inauguration.models import Ceremony
from satuatap.inauguration.queries.dates import dates_of_ceremonies
from satuatap.oversight.actions import guards_steps
from satuatap.oversight.queries.coming import tells_of_dates

tells_of_dates(dates_of_ceremonies)
guards_steps(staying.keep_on_list)


@reacts_to(DocumentSigned)
def show_signature(signed: DocumentSigned) -> None:
    """Wake the stream of the ceremony whose charter it is."""
    for pk in Ceremony.objects.filter(charter=signed.document_id).values_list("pk", flat=True):
        hint(pk)
