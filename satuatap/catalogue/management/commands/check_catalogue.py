"""Check the catalogue's files and name every fault; needs no database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

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
            message = f"{len(source.faults)} kesalahan."
            raise CommandError(message)
        sizes = f"{len(source.agencies)} instansi, {len(source.services)} layanan"
        self.stdout.write(f"{sizes}, {len(source.packages)} paket: tanpa kesalahan.")
