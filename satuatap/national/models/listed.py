"""What halls had on their list of services, and from when until when."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Listed(models.Model):
    """A service of a hall while it is offered; the database writes it (sql/mark_listed.sql).

    ``since`` None is from before this was kept, ``until`` None is still. It outlives the offering:
    a service that nobody was given can be deleted, and was promised all the same.
    """

    id = models.BigAutoField(primary_key=True)
    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    office_id = models.UUIDField(_("gerai"))
    offering_id = models.UUIDField(_("layanan"))
    since = models.DateField(_("sejak"), null=True)
    until = models.DateField(_("sampai"), null=True)

    class Meta:
        verbose_name = _("layanan terdaftar")
        verbose_name_plural = _("layanan terdaftar")
        indexes = [models.Index(name="national_listed_hall", fields=["hall", "until"])]
        constraints = [
            models.UniqueConstraint(
                name="national_listed_once_at_a_time",
                fields=["offering_id"],
                condition=models.Q(until=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.since}–{self.until}"
