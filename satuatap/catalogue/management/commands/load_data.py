"""Load the facts that come with the platform: places and the national catalogue."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.catalogue.actions import CatalogueIsFaulty, load_catalogue
from satuatap.places.actions import load_places, tell_of_halls


class Command(BaseCommand):
    help = "Load places and the national catalogue; safe to repeat, at once when nothing changed."

    @transaction.atomic
    def handle(self, *_args: Any, **_options: Any) -> None:
        at = timezone.now()
        try:
            done = [load_places(at=at), load_catalogue(at=at)]
        except CatalogueIsFaulty as faulty:
            raise CommandError(str(faulty)) from faulty
        tell_of_halls(at=at)  # also of those that an older version of the platform has loaded
        self.stdout.write(_("Data dimuat.") if any(done) else _("Data sudah mutakhir."))
