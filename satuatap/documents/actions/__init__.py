"""Verbs of documents: issue, sign, leave out, revoke, supersede, make a certificate."""

from satuatap.documents.actions.certificates import has_certificate, make_certificate
from satuatap.documents.actions.ending import revoke, supersede
from satuatap.documents.actions.issuing import Signatory, issue
from satuatap.documents.actions.signing import sign, waive

__all__ = [
    "Signatory",
    "has_certificate",
    "issue",
    "make_certificate",
    "revoke",
    "sign",
    "supersede",
    "waive",
]
