"""What somebody types who keeps words for answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import AgencyOffice
from satuatap.complaints.actions.templates import Words
from satuatap.complaints.forms.reporter import PLAIN
from satuatap.complaints.models.marks import Kind
from satuatap.complaints.queries.templates import places_of
from satuatap.core.typed import LinesField
from satuatap.places.models import Hall

SELECT = {"class": "form-select"}
NATION = "nasional"
Place = tuple[Hall | None, AgencyOffice | None]


class TemplateForm(forms.Form):
    """The words, and for which kind of complaint they are."""

    title = forms.CharField(label=_("Judul"), max_length=80, widget=forms.TextInput(attrs=PLAIN))
    kind = forms.ChoiceField(
        label=_("Untuk jenis"),
        choices=[("", _("Semua jenis")), *Kind.choices],
        required=False,
        widget=forms.Select(attrs=SELECT),
    )
    text = LinesField(
        label=_("Isi"),
        max_length=5000,
        widget=forms.Textarea(attrs=PLAIN | {"rows": 8}),
        help_text=_("{nomor}, {mal}, dan {gerai} diisi sendiri ketika templat dipakai."),
    )
    is_active = forms.BooleanField(label=_("Dipakai"), required=False, initial=True)

    def given(self) -> Words:
        """What was typed."""
        return Words(
            **{name: self.cleaned_data[name] for name in ("title", "text", "kind", "is_active")}
        )


class NewTemplateForm(TemplateForm):
    """The same, with the place that it is for."""

    place = forms.ChoiceField(label=_("Untuk siapa"), widget=forms.Select(attrs=SELECT))
    field_order = ("place", "title", "kind", "text", "is_active")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        national, halls, offices = places_of(user)
        self.places: dict[str, tuple[Any, Place]] = {}
        if national:
            self.places[NATION] = (_("Semua mal di Indonesia"), (None, None))
        for hall in halls:
            self.places[str(hall.pk)] = (
                _("Semua gerai, %(hall)s") % {"hall": hall.title},
                (hall, None),
            )
        for office in offices:
            self.places[str(office.pk)] = (office.name, (None, office))
        chosen = [(key, name) for key, (name, _place) in self.places.items()]
        self.fields["place"].choices = chosen  # type: ignore[attr-defined]

    def chosen(self) -> Place:
        """The hall, the office, or neither."""
        return self.places[self.cleaned_data["place"]][1]
