"""The one command: starts everything on one machine, and is Django's commands besides.

``satuatap up`` prepares an installation, starts PostgreSQL, web, worker and simulator, and ends
them together. Nothing here knows what the platform is for; nothing below knows it is launched.
"""
