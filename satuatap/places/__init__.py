"""Where things are: provinces, regions, halls, counters, opening hours and calendars.

Also what is claimed of halls in public (each claim with its source and date), beside what the
platform itself has on record.
"""
