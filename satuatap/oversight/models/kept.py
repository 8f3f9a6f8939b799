"""What is written once: the database refuses to change or delete it."""

import pgtrigger

KEPT = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
