"""What every record of a hall's file has in common: its hall, its form, who wrote it down."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.oversight.models.life import Papered
from satuatap.places.models import Hall


class Filed(Papered):
    """A record that a form made; ``key`` is that form's, so that sending it twice makes one.

    The files that came with the form wait under the same key.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        Hall, models.PROTECT, verbose_name=_("mal"), related_name="+", editable=False
    )
    key = models.UUIDField(unique=True, editable=False)
    at = models.DateTimeField(_("dicatat"), editable=False)
    actor = models.CharField(_("oleh"), max_length=120, editable=False)

    class Meta:
        abstract = True
