"""Answers added up by day: what pages of many halls read instead of a million sheets."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.surveys.models.sheets import Sheet
from satuatap.surveys.rules import Tally


class DayTally(models.Model):
    """The tally of one day, office, service and channel of a campaign; days add up exactly."""

    campaign = models.ForeignKey("surveys.Campaign", models.CASCADE, related_name="day_tallies")
    day = models.DateField(_("hari"))
    office = models.ForeignKey(
        "catalogue.AgencyOffice", models.PROTECT, null=True, db_index=False, related_name="+"
    )
    offering = models.ForeignKey(
        "catalogue.Offering", models.PROTECT, null=True, db_index=False, related_name="+"
    )
    channel = models.CharField(_("lewat"), max_length=9, choices=Sheet.Channel)
    is_open = models.BooleanField(_("tanpa undangan"))
    respondents = models.PositiveIntegerField(_("responden"))
    totals = ArrayField(models.PositiveIntegerField(), verbose_name=_("jumlah"))
    squares = models.PositiveBigIntegerField(_("jumlah kuadrat"))

    class Meta:
        verbose_name = _("jumlah sehari")
        verbose_name_plural = _("jumlah sehari")
        constraints = [
            models.UniqueConstraint(
                name="surveys_daytally_once",
                fields=["campaign", "day", "office", "offering", "channel", "is_open"],
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.respondents}"


class PartTally(models.Model):
    """The tally of a campaign's whole hall (neither office nor offering), an office or a service.

    It is the days' tallies added up, so that pages of many halls read one row of each. ``is_told``
    says whether it may be read (``rules.readable``) where a figure must be of ``least`` answers.
    """

    campaign = models.ForeignKey("surveys.Campaign", models.CASCADE, related_name="part_tallies")
    office = models.ForeignKey(
        "catalogue.AgencyOffice", models.PROTECT, null=True, db_index=False, related_name="+"
    )
    offering = models.ForeignKey(
        "catalogue.Offering", models.PROTECT, null=True, db_index=False, related_name="+"
    )
    respondents = models.PositiveIntegerField(_("responden"))
    totals = ArrayField(models.PositiveIntegerField(), verbose_name=_("jumlah"))
    squares = models.PositiveBigIntegerField(_("jumlah kuadrat"))
    least = models.PositiveSmallIntegerField(default=0, db_default=0)
    is_told = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = _("jumlah bagian")
        verbose_name_plural = _("jumlah bagian")
        constraints = [
            models.UniqueConstraint(
                name="surveys_parttally_once",
                fields=["campaign", "office", "offering"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="surveys_parttally_of_one_part",
                condition=Q(office=None) | Q(offering=None),
            ),
        ]
        indexes = [
            models.Index(
                name="surveys_parttally_whole",
                fields=["campaign"],
                condition=Q(office=None, offering=None),
            )
        ]

    def __str__(self) -> str:
        return str(self.respondents)

    @property
    def tally(self) -> Tally:
        """What its respondents said together."""
        return Tally(self.respondents, tuple(self.totals), self.squares)


class ChangedDay(models.Model):
    """A day with sheets that are not yet in its tallies; written by the database itself."""

    campaign = models.ForeignKey("surveys.Campaign", models.CASCADE, related_name="changed_days")
    day = models.DateField(_("hari"))

    class Meta:
        verbose_name = _("hari yang berubah")
        verbose_name_plural = _("hari yang berubah")
        constraints = [
            models.UniqueConstraint(name="surveys_changedday_once", fields=["campaign", "day"])
        ]

    def __str__(self) -> str:
        return str(self.day)
