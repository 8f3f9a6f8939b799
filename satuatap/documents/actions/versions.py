"""How a document's files are kept, and how it is held while it changes."""

import hashlib
from datetime import datetime

from satuatap.documents.models import DocumentVersion, IssuedDocument


def held(document: IssuedDocument) -> IssuedDocument:
    """The document as it is now, held until the transaction ends: signatures come one by one."""
    return IssuedDocument.objects.select_for_update().get(pk=document.pk)


def add_version(
    document: IssuedDocument, content: bytes, *, number: int, at: datetime
) -> DocumentVersion:
    """Keep a file of the document; two of one number the database refuses."""
    return DocumentVersion.objects.create(
        document=document,
        number=number,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        content=content,
        at=at,
    )
