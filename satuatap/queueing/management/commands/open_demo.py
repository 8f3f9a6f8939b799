"""Open the demo hall of Kota Batu, and set up the others that are described."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from satuatap.places.models import Hall
from satuatap.queueing.actions.opening import described_halls, give_accounts, open_hall


class Command(BaseCommand):
    help = "Open the demo hall and set up the other described ones; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--password", default=settings.DEMO_PASSWORD)

    def handle(self, *_args: Any, **options: Any) -> None:
        given = options["password"]
        password = given or get_random_string(14)
        halls = [self.opened(slug) for slug in described_halls()]
        accounts = give_accounts(halls, password)
        for hall in halls:
            told = {"hall": hall, "services": hall.offerings.count()}
            self.stdout.write(_("%(hall)s: %(services)s layanan") % told)
        self.stdout.write(_("%(count)s akun") % {"count": len(accounts)})
        if not given:
            self.stdout.write(_("Kata sandi: %(password)s") % {"password": password})

    def opened(self, slug: str) -> Hall:
        try:
            return open_hall(slug)
        except Hall.DoesNotExist as missing:
            message = _("%(hall)s belum tercatat. Jalankan load_data dahulu.")
            raise CommandError(message % {"hall": slug}) from missing
