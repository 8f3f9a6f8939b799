"""References to bookings and cases, as people copy them from a letter or a page."""

import re

from satuatap.complaints.rules.redaction import looks_personal

SHORTEST, LONGEST = 4, 32
SHAPE = re.compile(r"[A-Z0-9]+(?:[-/.][A-Z0-9]+)*")


def reference_of(typed: str) -> str:
    """A reference as it is kept, in capitals and without blanks; empty where it is none.

    What looks like somebody's number (NIK, telephone, NPWP) is none.
    """
    said = "".join(typed.split()).upper()
    fits = SHORTEST <= len(said) <= LONGEST and SHAPE.fullmatch(said)
    return said if fits and not looks_personal(said) else ""
