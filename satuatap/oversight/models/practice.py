"""What stands in a hall's way, what helps it, and what others can take over."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from satuatap.oversight.models.filed import Filed, Withdrawable, WithdrawableQuerySet
from satuatap.places.models import Hall


class LegalInstrument(Withdrawable):
    """A rule or decision that the hall stands on."""

    class Kind(models.TextChoices):
        RUNNING = "penyelenggaraan", _("Penyelenggaraan mal")
        PLACE = "lokasi", _("Penetapan lokasi")
        ORDER = "tata-tertib", _("Tata tertib")
        BODY = "kelembagaan", _("Kelembagaan dan tugas")
        PROCEDURE = "sop", _("Prosedur (SOP)")
        OTHER = "lain", _("Lainnya")

    kind = models.CharField(_("tentang"), max_length=16, choices=Kind)
    number = models.CharField(
        _("nomor dan tahun"), max_length=120, help_text=_("Misalnya: Perwali 12 Tahun 2026")
    )
    title = models.CharField(_("judul"), max_length=240)
    issued_on = models.DateField(_("ditetapkan"), null=True, blank=True)

    objects = WithdrawableQuerySet["LegalInstrument"].as_manager()

    class Meta:
        verbose_name = _("dasar hukum")
        verbose_name_plural = _("dasar hukum")
        ordering = ["hall", "kind", "number"]

    def __str__(self) -> str:
        return self.number


class Obstacle(Filed):
    """What stands in the way, since when, and how it was overcome."""

    class Kind(models.TextChoices):
        PLACE = "tempat", _("Tempat")
        BUDGET = "anggaran", _("Anggaran")
        SYSTEM = "sistem", _("Sistem")
        AGENCY = "instansi", _("Instansi")
        OTHER = "lain", _("Lainnya")

    kind = models.CharField(_("jenis"), max_length=8, choices=Kind)
    title = models.CharField(_("hambatan"), max_length=160)
    text = models.TextField(_("penjelasan"), blank=True)
    since = models.DateField(_("sejak"))
    solved_on = models.DateField(_("teratasi"), null=True, editable=False)
    solution = models.TextField(_("bagaimana teratasi"), blank=True, editable=False)

    class Meta:
        verbose_name = _("hambatan")
        verbose_name_plural = _("hambatan")
        ordering = ["-since"]

    def __str__(self) -> str:
        return self.title


class Contribution(Withdrawable):
    """What a company or partner gave: money, a building, devices, people."""

    class Kind(models.TextChoices):
        CSR = "csr", _("Tanggung jawab sosial perusahaan (CSR)")
        GRANT = "hibah", _("Hibah")
        LOAN = "pinjam-pakai", _("Pinjam pakai")
        OTHER = "lain", _("Lainnya")

    kind = models.CharField(_("bentuk"), max_length=12, choices=Kind)
    partner = models.CharField(_("mitra"), max_length=160)
    what = models.CharField(_("apa"), max_length=200)
    rupiah = models.PositiveBigIntegerField(_("nilai (rupiah)"), null=True, blank=True)
    given_on = models.DateField(_("tanggal"))

    objects = WithdrawableQuerySet["Contribution"].as_manager()

    class Meta:
        verbose_name = _("dukungan mitra")
        verbose_name_plural = _("dukungan mitra")
        ordering = ["-given_on"]

    def __str__(self) -> str:
        return f"{self.partner}: {self.what}"


class Innovation(Withdrawable):
    """Something that a hall does in its own way, and that others may take over."""

    title = models.CharField(_("inovasi"), max_length=160)
    text = models.TextField(_("apa dan hasilnya"))
    helps = models.CharField(_("mengatasi"), max_length=8, choices=Obstacle.Kind, blank=True)
    since = models.DateField(_("sejak"))

    objects = WithdrawableQuerySet["Innovation"].as_manager()

    class Meta:
        verbose_name = _("inovasi")
        verbose_name_plural = _("inovasi")
        ordering = ["-since"]

    def __str__(self) -> str:
        return self.title


class TakeOver(models.Model):
    """Another hall does the same since a day."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="taken_over")
    hall = models.ForeignKey(Hall, models.PROTECT, related_name="+")
    on = models.DateField(_("sejak"))
    at = models.DateTimeField(_("dicatat"))
    actor = models.CharField(_("oleh"), max_length=120)

    class Meta:
        verbose_name = _("inovasi diambil alih")
        verbose_name_plural = _("inovasi diambil alih")
        constraints = [
            models.UniqueConstraint(name="oversight_takeover_once", fields=["innovation", "hall"])
        ]

    def __str__(self) -> str:
        return f"{self.innovation_id}: {self.hall_id}"


class PlannedDateQuerySet(WithdrawableQuerySet["PlannedDate"]):
    """Dates to come."""

    def coming(self, first: date, last: date) -> Self:
        return self.standing().filter(on__range=(first, last))


class PlannedDate(Withdrawable):
    """A date that was set for a hall: a visit, a trial, an inauguration."""

    class Kind(models.TextChoices):
        VISIT = "kunjungan", _("Kunjungan verifikasi")
        TRIAL = "uji-coba", _("Mulai uji coba")
        INAUGURATION = "peresmian", _("Peresmian")
        MEETING = "rapat", _("Rapat")
        OTHER = "lain", _("Lainnya")

    kind = models.CharField(_("acara"), max_length=10, choices=Kind)
    on = models.DateField(_("tanggal"))
    about = models.CharField(_("keterangan"), max_length=200, blank=True)

    objects = PlannedDateQuerySet.as_manager()

    class Meta:
        verbose_name = _("tanggal rencana")
        verbose_name_plural = _("tanggal rencana")
        ordering = ["on"]

    def __str__(self) -> str:
        return f"{date_format(self.on, 'j F Y')}: {self.get_kind_display()}"
