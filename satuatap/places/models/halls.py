"""Halls: the public service malls themselves."""

from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.places.models.regions import Region
from satuatap.places.rules import ZONE_NAMES


def title_of(name: str, region: str) -> str:
    """How a hall is called, by its own name or its region's."""
    return f"MPP {name or region}"


class HallQuerySet(models.QuerySet["Hall"]):
    """Halls, asked for in the words of the portal."""

    def recognised(self) -> Self:
        """Those that count as malls: inaugurated, and neither downgraded nor closed since."""
        return self.filter(is_recognised=True)

    def operating(self) -> Self:
        return self.recognised().filter(status=Hall.Status.OPERATING)


class Hall(models.Model):
    """One public service mall (MPP): the tenant that every hall-owned row points to.

    ``version`` goes up with each change of its set-up, so that a process can keep what it has read
    until the number moves. ``known_as`` holds what sources called it (lower case; empty where they
    gave no name): it stays when the hall is renamed, so that their next table still finds it.
    ``is_recognised`` says whether it counts as a mall, which its life decides (`oversight`): one
    that is only planned, or was downgraded, is no mall to citizens and in no figure.
    """

    class Status(models.TextChoices):
        LISTED = "listed", _("Tercatat")
        READY = "ready", _("Siap dibuka")
        OPERATING = "operating", _("Beroperasi")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.SlugField(_("alamat"), unique=True)
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("kabupaten/kota"), related_name="halls"
    )
    name = models.CharField(_("nama mal"), max_length=120, blank=True)
    known_as = ArrayField(
        models.CharField(max_length=120), default=list, db_default=[], editable=False
    )
    code = models.CharField(_("kode"), max_length=5, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.LISTED)
    inaugurated_on = models.DateField(_("diresmikan"), null=True, blank=True)
    inauguration_source = models.CharField(_("sumber peresmian"), max_length=200, blank=True)
    source_note = models.TextField(_("catatan sumber"), blank=True)
    operator = models.CharField(_("penyelenggara"), max_length=160, blank=True)
    address = models.TextField(_("alamat gedung"), blank=True)
    latitude = models.DecimalField(
        _("lintang"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("bujur"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    phone = models.CharField(_("telepon"), max_length=24, blank=True)
    open_on_joint_leave = models.BooleanField(_("buka saat cuti bersama"), default=False)
    is_demo = models.BooleanField(_("contoh"), default=False)
    is_recognised = models.BooleanField(
        _("terhitung sebagai MPP"), default=True, db_default=True, editable=False
    )
    version = models.PositiveBigIntegerField(default=1, editable=False)

    objects = HallQuerySet.as_manager()

    class Meta:
        verbose_name = _("mal")
        verbose_name_plural = _("mal")
        ordering = ["region_id", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("portal:hall", args=[self.slug])

    @property
    def title(self) -> str:
        """``MPP Among Warga``, or after its region where it has no name of its own."""
        return title_of(self.name, self.region.name)

    @property
    def place(self) -> str:
        """The region's name to stand beside the title; empty where the title says it already."""
        name = self.region.name
        return "" if name.casefold() in self.title.casefold() else name

    @property
    def zone(self) -> ZoneInfo:
        """The hall's own time zone; its day is the local date in it."""
        return self.region.zone

    @property
    def zone_name(self) -> str:
        """WIB, WITA or WIT."""
        return ZONE_NAMES[self.region.timezone]

    def local(self, at: datetime) -> datetime:
        """The moment on the hall's own clock."""
        return at.astimezone(self.zone)
