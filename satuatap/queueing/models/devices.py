"""What stands on the floor: displays, kiosks, printers, tablets."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7

LOW_BATTERY = 20  # percent: about an hour of a tablet that shows its page
MISSED_IN_A_ROW = 3  # one person who walks away is no fault; three are


class DisplayScope(models.TextChoices):
    """Whose calls a display shows."""

    ALL = "all", _("Semua gerai")
    CHOSEN = "chosen", _("Gerai pilihan")


class Display(models.Model):
    """A screen (layar) in a hall: what it shows, and how far it has announced.

    ``announced`` is the id of the last call that the screen has finished announcing; it only
    grows, so a screen that was cut off goes on where it stopped.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), related_name="displays"
    )
    token = models.OneToOneField(
        "identity.AccessToken", models.SET_NULL, null=True, blank=True, related_name="display"
    )
    name = models.CharField(_("nama"), max_length=80)
    scope = models.CharField(
        _("menampilkan"), max_length=6, choices=DisplayScope, default=DisplayScope.ALL
    )
    offices = models.ManyToManyField(
        "catalogue.AgencyOffice", verbose_name=_("gerai"), blank=True, related_name="displays"
    )
    with_voice = models.BooleanField(_("bersuara"), default=True)
    voice_zone = models.ForeignKey(
        "queueing.VoiceZone",
        models.SET_NULL,
        verbose_name=_("zona suara"),
        null=True,
        blank=True,
        related_name="displays",
        help_text=_("Ruang tempat suara layar ini terdengar. Kosong berarti seluruh mal."),
    )
    news = models.CharField(_("kabar"), max_length=280, blank=True)
    announced = models.BigIntegerField(default=0, editable=False)
    seen_at = models.DateTimeField(_("terakhir terlihat"), null=True, blank=True)

    class Meta:
        verbose_name = _("layar")
        verbose_name_plural = _("layar")
        ordering = ["hall", "name"]
        constraints = [
            models.UniqueConstraint(
                name="queueing_display_name_once_a_hall",
                fields=["hall", "name"],
                violation_error_message=_("Nama layar ini sudah dipakai."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Printer(models.Model):
    """A ticket printer on the hall's network, spoken to in ESC/POS over TCP."""

    class State(models.TextChoices):
        UNKNOWN = "unknown", _("belum diketahui")
        READY = "ready", _("siap")
        PAPER_LOW = "paper_low", _("kertas hampir habis")
        PAPER_OUT = "paper_out", _("kertas habis")
        LOST = "lost", _("tidak terhubung")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), related_name="printers"
    )
    name = models.CharField(_("nama"), max_length=80)
    host = models.CharField(_("alamat jaringan"), max_length=120)
    port = models.PositiveIntegerField(_("porta"), default=9100)
    width_mm = models.PositiveSmallIntegerField(
        _("lebar kertas (mm)"), choices=[(58, "58 mm"), (80, "80 mm")], default=80
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.UNKNOWN)
    state_at = models.DateTimeField(_("sejak"), null=True, blank=True)

    class Meta:
        verbose_name = _("pencetak")
        verbose_name_plural = _("pencetak")
        ordering = ["hall", "name"]

    def __str__(self) -> str:
        return self.name


class Kiosk(models.Model):
    """A kiosk (anjungan) in a hall, and how it hands out numbers.

    ``missed_papers`` are the latest numbers in a row whose paper nobody confirmed.
    """

    class Delivery(models.TextChoices):
        BROWSER = "browser", _("cetak dari peramban")
        NETWORK = "network", _("cetak lewat jaringan")
        PHONE = "phone", _("tanpa kertas, hanya QR")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), related_name="kiosks"
    )
    token = models.OneToOneField(
        "identity.AccessToken", models.SET_NULL, null=True, blank=True, related_name="kiosk"
    )
    name = models.CharField(_("nama"), max_length=80)
    delivery = models.CharField(
        _("cara memberi nomor"), max_length=8, choices=Delivery, default=Delivery.BROWSER
    )
    printer = models.ForeignKey(
        Printer, models.SET_NULL, verbose_name=_("pencetak"), null=True, blank=True
    )
    paper_mm = models.PositiveSmallIntegerField(
        _("lebar kertas (mm)"), choices=[(58, "58 mm"), (80, "80 mm")], default=80
    )
    trusts_browser = models.BooleanField(
        _("percaya pada cetakan peramban"),
        default=False,
        db_default=False,
        help_text=_(
            "Hanya untuk anjungan yang mencetak tanpa dialog (Chromium --kiosk-printing): nomor "
            "menunggu begitu peramban selesai mencetak. Tanpa ini, orangnya memastikan kertasnya."
        ),
    )
    idle_seconds = models.PositiveSmallIntegerField(_("kembali ke awal (detik)"), default=45)
    seen_at = models.DateTimeField(_("terakhir terlihat"), null=True, blank=True)
    help_at = models.DateTimeField(_("petugas dipanggil"), null=True, blank=True, editable=False)
    missed_papers = ArrayField(models.UUIDField(), default=list, db_default=[], editable=False)

    class Meta:
        verbose_name = _("anjungan")
        verbose_name_plural = _("anjungan")
        ordering = ["hall", "name"]
        constraints = [
            models.UniqueConstraint(
                name="queueing_kiosk_name_once_a_hall",
                fields=["hall", "name"],
                violation_error_message=_("Nama anjungan ini sudah dipakai."),
            ),
            models.CheckConstraint(
                name="queueing_kiosk_network_has_printer",
                condition=~Q(delivery="network") | Q(printer__isnull=False),
                violation_error_message=_("Cetak lewat jaringan memerlukan pencetak."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def lacks_paper(self) -> bool:
        """Whether so many papers in a row were not confirmed that somebody should look."""
        return len(self.missed_papers) >= MISSED_IN_A_ROW


class Tablet(models.Model):
    """A tablet that asks visitors how it went: at a counter, or (without one) at the way out."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), related_name="tablets"
    )
    token = models.OneToOneField(
        "identity.AccessToken", models.SET_NULL, null=True, blank=True, related_name="tablet"
    )
    name = models.CharField(_("nama"), max_length=80)
    counter = models.ForeignKey(
        "places.Counter",
        models.SET_NULL,
        verbose_name=_("loket"),
        null=True,
        blank=True,
        related_name="tablets",
        help_text=_("Loket tempat tablet ini berdiri. Kosong berarti di pintu keluar."),
    )
    idle_seconds = models.PositiveSmallIntegerField(_("kembali ke awal (detik)"), default=30)
    seen_at = models.DateTimeField(_("terakhir terlihat"), null=True, blank=True)
    battery = models.PositiveSmallIntegerField(
        _("baterai (persen)"), null=True, blank=True, editable=False
    )
    is_charging = models.BooleanField(
        _("sedang diisi"), default=False, db_default=False, editable=False
    )

    class Meta:
        verbose_name = _("tablet survei")
        verbose_name_plural = _("tablet survei")
        ordering = ["hall", "name"]
        constraints = [
            models.UniqueConstraint(
                name="queueing_tablet_name_once_a_hall",
                fields=["hall", "name"],
                violation_error_message=_("Nama tablet ini sudah dipakai."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def runs_low(self) -> bool:
        """Whether somebody should plug it in."""
        return self.battery is not None and self.battery <= LOW_BATTERY and not self.is_charging
