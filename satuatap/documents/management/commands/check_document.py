"""``satuatap check_document FILE``: read a signed file without network and without database."""

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from satuatap.documents import rules
from satuatap.documents.errors import NotAPdf
from satuatap.documents.reading import FoundSignature, stranger
from satuatap.documents.signers.chosen import roots


class Command(BaseCommand):
    """Tells who signed a file, and ends with an error where a signature does not hold."""

    help = "Check the signatures of a PDF by the roots of this site, or by those of a file."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--roots", type=Path, help="PEM file, as /verifikasi/akar.pem gives it")

    def handle(self, *_args: Any, **options: Any) -> None:
        content = content_of(options["file"])
        self.stdout.write(f"SHA-256 {hashlib.sha256(content).hexdigest()}")
        try:
            found = stranger(content, believed(options["roots"]))
        except NotAPdf as refusal:
            raise CommandError(str(refusal)) from refusal
        for each in found:
            self.stdout.write(line_of(each))
        self.judge(found)

    def judge(self, found: Sequence[FoundSignature]) -> None:
        """Say it in one sentence; raises CommandError unless every signature holds."""
        if not found:
            raise CommandError(_("Tidak ada tanda tangan di dalam berkas ini."))
        if not all(each.is_intact and each.is_trusted for each in found):
            raise CommandError(
                _("Ada tanda tangan yang rusak atau tidak dikenal. Jangan dipercaya.")
            )
        if not found[-1].is_last:
            raise CommandError(_("Sesudah tanda tangan terakhir berkas ini diubah."))
        code = rules.code_in(found[-1].reason)
        self.stdout.write(
            _("Utuh. Apakah masih berlaku terlihat pada kode %(code)s.")
            % {"code": rules.spoken(code)}
        )


def content_of(file: Path) -> bytes:
    """The bytes of a file; raises CommandError."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(str(error)) from error


def believed(file: Path | None) -> list[bytes]:
    """The roots of a PEM file; without one, those of this site. Raises CommandError."""
    if file is None:
        return roots()
    try:
        found = x509.load_pem_x509_certificates(content_of(file))
    except ValueError as error:
        raise CommandError(_("Berkas akar ini bukan PEM.")) from error
    return [each.public_bytes(Encoding.DER) for each in found]


def line_of(signature: FoundSignature) -> str:
    """One signature in one line."""
    if not signature.is_intact:
        state = _("rusak")
    else:
        state = _("utuh") if signature.is_trusted else _("utuh, penerbit tidak dikenal")
    return f"{signature.name}: {state}, {signature.level} ({signature.issuer})"
