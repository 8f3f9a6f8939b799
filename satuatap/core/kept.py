"""What is written once: the database refuses to change or delete it, also all of it at once."""

import pgtrigger

APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
NEVER_EMPTIED = pgtrigger.Trigger(  # no trigger on rows sees TRUNCATE
    name="never_emptied",
    when=pgtrigger.Before,
    operation=pgtrigger.Truncate,
    level=pgtrigger.Statement,
    func=(
        "raise exception 'what was put on record stays'"
        " using errcode = 'restrict_violation'; return null;"
    ),
)
KEPT = (APPEND_ONLY, NEVER_EMPTIED)
