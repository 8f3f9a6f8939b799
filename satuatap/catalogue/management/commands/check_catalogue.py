"""Check the catalogue's files and name every fault; needs no database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from satuatap.catalogue.sources import DATA, read_source


class Command(BaseCommand):
    help = "Check the catalogue's files: file, service and field of every fault."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=DATA)

    def handle(self, *_args: Any, **options: Any) -> None:
        source = read_source(options["folder"])
        for fault in source.faults:
            self.stderr.write(str(fault))
        if source.faults:
            raise CommandError(_("%(count)s kesalahan.") % {"count": len(source.faults)})
        sizes = {
            "agencies": len(source.agencies),
            "services": len(source.services),
            "packages": len(source.packages),
        }
        sentence = _(
            "%(agencies)s instansi, %(services)s layanan, %(packages)s paket: tanpa kesalahan."
        )
        self.stdout.write(sentence % sizes)
