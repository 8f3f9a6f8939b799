"""Joint inaugurations: who is invited, which halls, the charter that is signed, and the count.

A ceremony is planned, announced, signed and concluded. Its charter is a document (``documents``)
that every head of region and the minister sign; once it is complete, its halls are inaugurated
(``oversight.actions.move``). Ceremonies of the past can be replayed from files, and say so.
"""
