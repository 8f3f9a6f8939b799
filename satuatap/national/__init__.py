"""The national picture: what all halls did, added up by day and month, shown, and given away.

Pages read roll-ups, never tickets: a day's tickets are added up once they have changed
(``actions.roll_up``), months and areas out of days. Whatever is published leaves small cells out.
"""
