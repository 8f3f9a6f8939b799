"""Counters of a hall."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.places.models.halls import Hall
from satuatap.places.rules import Break


class Counter(models.Model):
    """A place (loket) where one officer serves.

    ``break_from`` and ``break_to`` are its own break where a hall serves through lunch by shifts.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(Hall, models.PROTECT, verbose_name=_("mal"), related_name="counters")
    office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.PROTECT,
        verbose_name=_("instansi"),
        related_name="counters",
    )
    code = models.CharField(_("nomor"), max_length=8)
    place = models.CharField(_("letak"), max_length=120, blank=True)
    zone = models.CharField(_("zona"), max_length=40, blank=True)
    wheelchair = models.BooleanField(_("dapat dicapai kursi roda"), default=True)
    break_from = models.TimeField(_("istirahat dari"), null=True, blank=True)
    break_to = models.TimeField(_("istirahat sampai"), null=True, blank=True)
    is_active = models.BooleanField(_("dipakai"), default=True)

    class Meta:
        verbose_name = _("loket")
        verbose_name_plural = _("loket")
        ordering = ["hall", "code"]
        constraints = [
            models.UniqueConstraint(
                name="places_counter_code_once_a_hall",
                fields=["hall", "code"],
                violation_error_message=_("Nomor loket ini sudah dipakai di mal ini."),
            ),
            models.CheckConstraint(
                name="places_counter_break_ends_after_start",
                condition=Q(break_from=None, break_to=None)
                | Q(break_from__isnull=False, break_to__gt=F("break_from")),
                violation_error_message=_("Istirahat harus berakhir sesudah mulainya."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """``Loket 3``."""
        return _("Loket %(code)s") % {"code": self.code}

    @property
    def rest(self) -> Break | None:
        """Its own break, if it has one."""
        if self.break_from is None or self.break_to is None:
            return None
        return Break(self.break_from, self.break_to)
