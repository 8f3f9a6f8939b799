"""The queue: visits, tickets, counter sessions, calls, and how long it will take.

A ticket's states and arrows are drawn in ``rules.py``; PostgreSQL refuses every other arrow. Each
arrow writes an event, and every figure about waiting is derived from the events.
"""
