"""Papers, people with certificates, and documents that wait for their signatures."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from itertools import count

import typst

from satuatap.documents.actions import issue, make_certificate
from satuatap.documents.models import IssuedDocument
from satuatap.identity.models import User

NOW = datetime.now(UTC)  # certificates are judged by the clock
PASSPHRASE = "kuda baterai stapler"
numbers = count(1)


@cache
def paper(words: str = "Prasasti") -> bytes:
    """A small PDF."""
    source = f'#set document(title: "{words}")\n#set text(lang: "id")\n= {words}\n'
    made = typst.compile(source.encode(), format="pdf", pdf_standards=["a-2a", "ua-1"])
    assert isinstance(made, bytes)
    return made


def person(name: str = "Siti Aminah", *, at: datetime = NOW, enrolled: bool = True) -> User:
    """Somebody with a certificate for trying out."""
    user = User.objects.create_user(f"penanda{next(numbers)}@example.example", name=name)
    if enrolled:
        make_certificate(user, passphrase=PASSPHRASE, at=at)
    return user


def document(
    signatories, *, at: datetime = NOW, pdf: bytes | Callable[[str], bytes] = b"", **more
) -> IssuedDocument:
    """A charter that waits for these."""
    return issue(
        kind="charter",
        title="Prasasti peresmian",
        pdf=pdf or paper(),
        signatories=signatories,
        at=at,
        **more,
    )


def fresh(document: IssuedDocument) -> IssuedDocument:
    """The document as the database has it."""
    return IssuedDocument.objects.get(pk=document.pk)
