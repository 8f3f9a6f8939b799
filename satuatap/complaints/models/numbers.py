"""The running numbers of a hall's complaints."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Book(models.Model):
    """Which code a hall's numbers carry: its own, or its region's; no two halls share one."""

    hall = models.OneToOneField(
        "places.Hall", models.PROTECT, primary_key=True, related_name="complaint_book"
    )
    code = models.CharField(_("kode"), max_length=8, unique=True)

    class Meta:
        verbose_name = _("buku nomor laporan")
        verbose_name_plural = _("buku nomor laporan")

    def __str__(self) -> str:
        return self.code


class BookYear(models.Model):
    """How many numbers a hall gave in one local year, without gaps."""

    book = models.ForeignKey(Book, models.PROTECT, db_index=False, related_name="years")
    year = models.PositiveSmallIntegerField(_("tahun"))
    issued = models.PositiveIntegerField(_("nomor keluar"), default=0)

    class Meta:
        verbose_name = _("tahun nomor laporan")
        verbose_name_plural = _("tahun nomor laporan")
        constraints = [
            models.UniqueConstraint(name="complaints_bookyear_once", fields=["book", "year"])
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.year}: {self.issued}"
