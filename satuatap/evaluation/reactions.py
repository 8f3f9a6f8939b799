"""What follows from signatures, and what support list and calendar hear of halls."""

from satuatap.core.events import reacts_to
from satuatap.documents.events import DocumentCompleted
from satuatap.evaluation.actions.casework import carry_out
from satuatap.evaluation.queries.dates import dates_of_cycles
from satuatap.evaluation.queries.lists import needs_of_halls
from satuatap.oversight.queries.coming import tells_of_dates
from satuatap.oversight.queries.support import tells_of_needs

tells_of_needs(needs_of_halls)
tells_of_dates(dates_of_cycles)


@reacts_to(DocumentCompleted)
def downgrade(completed: DocumentCompleted) -> None:
    """A signed letter of downgrade is carried out."""
    carry_out(completed.document_id, at=completed.at)
