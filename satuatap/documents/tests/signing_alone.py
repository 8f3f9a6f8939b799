"""A process that signs one document and does nothing else, to be killed while it does."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.utils import timezone  # noqa: E402 (after the settings)

from satuatap.documents.actions import sign  # noqa: E402
from satuatap.documents.models import Signature  # noqa: E402

if __name__ == "__main__":
    mine = Signature.objects.select_related("document", "user").get(pk=sys.argv[1])
    nik, passphrase = sys.argv[2], sys.argv[3]
    sign(mine.document, mine.user, passphrase=passphrase, nik=nik, at=timezone.now())
