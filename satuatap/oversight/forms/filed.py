"""Forms of the records of a hall's file; each carries the key of its files and of itself."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import Agency, Service
from satuatap.core.choices import offer
from satuatap.oversight.models import (
    Agreement,
    Contribution,
    Expectation,
    Innovation,
    JoinRequest,
    LegalInstrument,
    Obstacle,
    PlannedDate,
)
from satuatap.oversight.models.editions import reminding
from satuatap.oversight.models.filed import Filed
from satuatap.oversight.rules import Level
from satuatap.places.models import Hall


def day_input() -> forms.DateInput:
    """A day, picked or typed."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm  # takes no kind while it runs


class FiledForm(_ModelForm):
    """One record; ``takes_files`` says whether papers may come with it."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    takes_files = True

    def __init__(self, *args: Any, hall: Hall, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.instance.hall = hall
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = day_input()

    @property
    def draft(self) -> UUID:
        """The key under which the form's files wait; a new one where what came is none."""
        try:
            return UUID(str(self["key"].value()))
        except ValueError:
            return uuid4()

    def record(self) -> Filed:
        """What was typed, not kept yet."""
        record: Filed = self.instance
        record.key = self.cleaned_data["key"]
        return record


class AgreementForm(FiledForm):
    """An agreement with an agency, and the services that it promises."""

    class Meta:
        model = Agreement
        fields = ["agency", "kind", "number", "starts_on", "ends_on", "services"]
        widgets = {"services": forms.SelectMultiple(attrs={"size": 8})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency = self["agency"].value()
        offer(self, "agency", Agency.objects.order_by("name_id"))
        services = Service.objects.select_related("agency").order_by("agency", "order")
        offer(self, "services", services.filter(agency=agency) if agency else services)
        self.fields["services"].help_text = _("Tahan Ctrl untuk memilih beberapa.")


class JoinRequestForm(FiledForm):
    """A request to an agency to join, with whom to remind."""

    class Meta:
        model = JoinRequest
        fields = [
            "agency",
            "letter",
            "sent_on",
            "office_email",
            "province_email",
            "head_email",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", Agency.objects.order_by("name_id"))
        for each in reminding().levels:
            self.fields[f"{each.code}_email"].help_text = _told_when(each)


def _told_when(level: Level) -> str:
    if not level.after_days:
        return gettext("Diberi tahu sekarang.")
    told = {"days": level.after_days}
    return gettext("Diberi tahu jika belum dijawab dalam %(days)s hari.") % told


class ExpectationForm(FiledForm):
    """An agency is expected at this hall, or is not, and why."""

    is_expected = forms.TypedChoiceField(
        label=_("Di mal ini"),
        choices=[("0", _("Tidak diharapkan")), ("1", _("Diharapkan"))],
        coerce=lambda value: value == "1",
    )

    class Meta:
        model = Expectation
        fields = ["agency", "is_expected", "reason"]
        widgets = {"reason": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "reason": _(
                "Misalnya: tidak ada kantor imigrasi di kabupaten ini. Pengecualian daerah berlaku "
                "sesudah disetujui kementerian; alasannya lalu dapat dibaca umum."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", Agency.objects.order_by("name_id"))


class InstrumentForm(FiledForm):
    """A rule or decision that the hall stands on."""

    class Meta:
        model = LegalInstrument
        fields = ["kind", "number", "title", "issued_on"]


class ObstacleForm(FiledForm):
    """What stands in the way."""

    class Meta:
        model = Obstacle
        fields = ["kind", "title", "text", "since"]


class ContributionForm(FiledForm):
    """What a partner gave."""

    class Meta:
        model = Contribution
        fields = ["kind", "partner", "what", "rupiah", "given_on"]


class InnovationForm(FiledForm):
    """What the hall does in its own way."""

    class Meta:
        model = Innovation
        fields = ["title", "text", "helps", "since"]


class PlannedDateForm(FiledForm):
    """A date to come."""

    takes_files = False

    class Meta:
        model = PlannedDate
        fields = ["kind", "on", "about"]


FORMS: dict[str, type[FiledForm]] = {
    "perjanjian": AgreementForm,
    "permintaan": JoinRequestForm,
    "harapan": ExpectationForm,
    "dasar-hukum": InstrumentForm,
    "hambatan": ObstacleForm,
    "dukungan": ContributionForm,
    "inovasi": InnovationForm,
    "tanggal": PlannedDateForm,
}
TITLES = {
    "perjanjian": _("Catat perjanjian"),
    "permintaan": _("Minta instansi bergabung"),
    "harapan": _("Sesuaikan instansi yang diharapkan"),
    "dasar-hukum": _("Catat dasar hukum"),
    "hambatan": _("Catat hambatan"),
    "dukungan": _("Catat dukungan mitra"),
    "inovasi": _("Catat inovasi"),
    "tanggal": _("Catat tanggal rencana"),
}
PARTNERS = {
    "perjanjian",
    "permintaan",
    "harapan",
}  # shown on the page of agencies; the others among the notes
