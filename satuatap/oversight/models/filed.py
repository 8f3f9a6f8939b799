"""What every record of a hall's file has in common: its hall, its form, who wrote it down."""

from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.oversight.models.life import Papered
from satuatap.places.models import Hall

W = TypeVar("W", bound="Withdrawable")


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


class WithdrawableQuerySet(models.QuerySet[W]):
    """Records, by whether they were taken back."""

    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)

    def withdrawn(self) -> Self:
        return self.filter(withdrawn_at__isnull=False).order_by("-withdrawn_at")


class Withdrawable(Filed):
    """A record that can be taken back: it stays, and counts no more."""

    withdrawn_at = models.DateTimeField(_("ditarik"), null=True, editable=False)
    withdrawn_by = models.CharField(
        _("ditarik oleh"), max_length=120, db_default="", default="", editable=False
    )
    withdrawn_why = models.TextField(
        _("mengapa ditarik"), db_default="", default="", editable=False
    )

    class Meta:
        abstract = True
