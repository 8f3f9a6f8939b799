"""A new version of what the ministry lays down: its rows, from when on, and why."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from satuatap.core.typed import LinesField
from satuatap.oversight.forms.filed import day_input
from satuatap.oversight.models.editions import asking_stages, drawing
from satuatap.oversight.wording import (
    EVIDENCE,
    FACTS,
    GROUPS,
    NEEDS,
    SIDES,
    part_name,
)

MOST_LINES = 100
EXTRA = 2
LONGEST_CODE = 20
AREA = {"rows": 2}
CHOOSE = ("", _("Pilih"))
YES_NO = [("yes", _("Ya")), ("no", _("Tidak"))]
NOT_COUNTED = {"invalid_choice": _("Platform tidak menghitung %(value)s.")}


class HeadForm(forms.Form):
    """From when on the version holds, and why; ``based_on`` is the version it was opened on."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    based_on = forms.CharField(widget=forms.HiddenInput, max_length=20)
    valid_from = forms.DateField(label=_("Berlaku mulai"), widget=day_input())
    reason = LinesField(
        label=_("Alasan perubahan"),
        max_length=2000,
        widget=forms.Textarea(attrs=AREA),
        help_text=_("Dasar keputusannya. Tersimpan bersama versi ini."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class LineForm(forms.Form):
    """One row; ``title`` says which where that is fixed."""

    names = ""  # the field with the code of what the row is about

    @property
    def title(self) -> str:
        """What the row is about, where that cannot be changed here."""
        return part_name(str(self[self.names].value() or "")) if self.names else ""

    def row(self) -> dict[str, str]:
        """The row as the files have it."""
        return {
            name: "" if value is None else str(value)
            for name, value in self.cleaned_data.items()
            if name != "DELETE"
        }


def text_field(label: Any, longest: int = 240, **more: Any) -> forms.CharField:
    """A sentence; two lines, so that a longer one can be read."""
    area = forms.Textarea(attrs=AREA)
    return forms.CharField(label=label, max_length=longest, widget=area, **more)


class RequirementLine(LineForm):
    """One requirement of the checklist."""

    code = forms.SlugField(widget=forms.HiddenInput, required=False, max_length=LONGEST_CODE)
    text_id = text_field(
        _("Syarat"), error_messages={"required": _("Tulis syaratnya dalam satu kalimat.")}
    )
    text_en = text_field(_("Dalam bahasa Inggris"), required=False)
    stage = forms.ChoiceField(label=_("Selesai pada tahap"))
    group = forms.ChoiceField(label=_("Kelompok"), choices=[CHOOSE, *GROUPS.items()])
    check = forms.ChoiceField(
        label=_("Terpenuhi menurut"),
        choices=[("", EVIDENCE), *FACTS.items()],
        required=False,
        error_messages=NOT_COUNTED,
    )
    least = forms.IntegerField(
        label=_("Paling sedikit"), min_value=0, max_value=9999, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(code, part_name(code)) for code in asking_stages()]
        self.fields["stage"].choices = [CHOOSE, *names]  # type: ignore[attr-defined]

    def row(self) -> dict[str, str]:
        """With a code out of its words where it is new: evidence is kept under it."""
        row = super().row()
        made = slugify(row["text_id"])[:LONGEST_CODE].strip("-")
        return {"code": row.pop("code") or made or uuid4().hex[:LONGEST_CODE], **row}


class StageLine(LineForm):
    """One stage: what it is called, and after how many days one asks."""

    names = "code"
    code = forms.CharField(widget=forms.HiddenInput, max_length=12)
    counts = forms.CharField(widget=forms.HiddenInput, max_length=3)
    patience_days = forms.IntegerField(
        label=_("Macet setelah hari"), min_value=1, max_value=3650, required=False
    )
    name_id = forms.CharField(label=_("Nama"), max_length=40)
    name_en = forms.CharField(label=_("Nama bahasa Inggris"), max_length=40, required=False)
    means_id = text_field(_("Penjelasan"))
    means_en = text_field(_("Penjelasan bahasa Inggris"), required=False)

    def row(self) -> dict[str, str]:
        """Which stages there are, and whether their halls count, is not typed."""
        fixed = {name: str(self.initial.get(name, "")) for name in ("code", "counts")}
        return {**super().row(), **fixed}


class ArrowLine(LineForm):
    """One step that is allowed: from where to where, whose it is, what it brings along."""

    came_from = forms.ChoiceField(label=_("Dari tahap"), required=False)
    to = forms.ChoiceField(label=_("Ke tahap"))
    by = forms.ChoiceField(label=_("Dicatat oleh"), choices=[CHOOSE, *SIDES.items()])
    needs = forms.ChoiceField(label=_("Harus membawa"), choices=list(NEEDS.items()), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(each.code, part_name(each.code)) for each in drawing().stages]
        begin = ("", _("Awal"))
        self.fields["came_from"].choices = [begin, *names]  # type: ignore[attr-defined]
        self.fields["to"].choices = [CHOOSE, *names]  # type: ignore[attr-defined]


class WeightLine(LineForm):
    """What one part of the score weighs."""

    names = "part"
    part = forms.CharField(widget=forms.HiddenInput, max_length=20)
    weight = forms.IntegerField(label=_("Bobot"), max_value=100)


class CriterionLine(LineForm):
    """What one reason of the support list weighs, and how it is said."""

    names = "code"
    code = forms.CharField(widget=forms.HiddenInput, max_length=20)
    weight = forms.IntegerField(label=_("Bobot"))
    text_id = forms.CharField(label=_("Kalimat alasan"), max_length=120)
    text_en = forms.CharField(label=_("Dalam bahasa Inggris"), max_length=120, required=False)


class LevelLine(LineForm):
    """To whom a request to join goes up, and after how many days without an answer."""

    names = "level"
    level = forms.CharField(widget=forms.HiddenInput, max_length=8)
    after_days = forms.IntegerField(label=_("Setelah hari"), min_value=0, max_value=365)
    name_id = forms.CharField(label=_("Nama"), max_length=40)
    name_en = forms.CharField(label=_("Nama bahasa Inggris"), max_length=40, required=False)


class WarningLine(LineForm):
    """How many days before its end an agreement is told of."""

    names = "warning"
    warning = forms.CharField(widget=forms.HiddenInput, max_length=8)
    days = forms.IntegerField(label=_("Hari sebelum berakhir"), min_value=1, max_value=730)


class ExpectedLine(LineForm):
    """Whether agencies of a kind are expected of every hall."""

    names = "kind"
    kind = forms.CharField(widget=forms.HiddenInput, max_length=8)
    expected = forms.ChoiceField(label=_("Diharapkan dari setiap mal"), choices=YES_NO)


if TYPE_CHECKING:
    LineSet = BaseFormSet[LineForm]
else:
    LineSet = BaseFormSet  # takes no kind while it runs

FREE: dict[str, type[LineForm]] = {"checklist": RequirementLine, "arrows": ArrowLine}
FIXED: dict[str, type[LineForm]] = {
    "stages": StageLine,
    "participation": WeightLine,
    "support": CriterionLine,
    "reminders": LevelLine,
    "warnings": WarningLine,
    "expected": ExpectedLine,
}


def lines_of(table: str, data: Any, rows: list[dict[str, str]]) -> LineSet:
    """The rows of a table as forms; some tables take new rows and let old ones go."""
    free = table in FREE
    kind = formset_factory(
        FREE[table] if free else FIXED[table],
        extra=EXTRA if free else 0,
        can_delete=free,
        max_num=MOST_LINES,
        absolute_max=MOST_LINES,
        validate_max=True,
    )
    return kind(data, prefix=table, initial=rows)


def typed_rows(lines: LineSet) -> list[dict[str, str]]:
    """What is left of the rows after what was typed."""
    gone = set(map(id, lines.deleted_forms)) if lines.can_delete else set()
    kept = [each for each in lines.forms if id(each) not in gone]
    return [each.row() for each in kept if each.initial or each.has_changed()]
