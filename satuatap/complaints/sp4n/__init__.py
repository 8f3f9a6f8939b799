"""The exchange with SP4N-LAPOR!: the shape of a record, the port, and a double of the other side.

No open interface of SP4N was found; the shape is our own, in its words (docs/complaints.md).
"""
