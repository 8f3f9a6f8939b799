"""SatuAtap: the platform on which Indonesia's public service malls run.

Each folder is a room of the house; imports go down only (see docs/architecture.md).
"""
