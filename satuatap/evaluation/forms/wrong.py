"""What is wrong with an instrument or a rule, as sentences for whoever typed it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from satuatap.core.facts import Fault
from satuatap.evaluation.errors import FaultyRules, FaultyVersion
from satuatap.evaluation.rules import Flaw, Wrong

SENTENCES = {
    Wrong.SUM: gettext_lazy("Bobot berjumlah %(total)s, seharusnya tepat 100."),
    Wrong.ENDS: gettext_lazy("Nilai mulai dari 0 dan berakhir di %(most)s."),
    Wrong.GAP: gettext_lazy(
        "Nilai %(one)s sampai %(most)s, dan %(other)s mulai %(least)s: ada lubang atau tumpang "
        "tindih. Yang berikutnya mulai seperseratus di atasnya."
    ),
    Wrong.TWICE: gettext_lazy("Nama %(about)s dipakai dua kali."),
    Wrong.UNCOMPUTED: gettext_lazy(
        "Platform tidak menghitung “%(measure)s”. Yang dapat dihitung: %(known)s."
    ),
    Wrong.TURNS_BACK: gettext_lazy(
        "Angka naik dari baris ke baris, dan poin searah: naik terus atau turun terus."
    ),
    Wrong.LISTS: gettext_lazy(
        "%(praised)s nilai teratas dan %(lowest)s terbawah lebih dari %(grades)s nilai yang ada."
    ),
    Wrong.OUTSIDE: gettext_lazy("Poin dari 0 sampai %(most)s."),
    Wrong.EDGE: gettext_lazy("Menit janji terpanjang harus salah satu dari %(known)s."),
}
SHAPES = {
    "required": gettext_lazy("ada yang belum diisi"),
    "additionalProperties": gettext_lazy("ada yang tidak dikenal"),
    "type": gettext_lazy("isinya dari jenis lain"),
    "pattern": gettext_lazy("tulisannya berbentuk lain"),
    "enum": gettext_lazy("pilihan itu tidak ada"),
    "minimum": gettext_lazy("angkanya terlalu kecil"),
    "maximum": gettext_lazy("angkanya terlalu besar"),
    "maxLength": gettext_lazy("terlalu panjang"),
    "minLength": gettext_lazy("masih kosong"),
    "minItems": gettext_lazy("terlalu sedikit"),
    "oneOf": gettext_lazy("isinya tidak cocok satu sama lain"),
}

NEAR = {Wrong.LISTS: "lowest"}  # the field of what is about the whole


def sentence_of(flaw: Flaw) -> str:
    """One flaw in words, without what it is about."""
    return str(SENTENCES[flaw.wrong]) % {"about": flaw.about, **flaw.told}


def shape_of(fault: Fault) -> str:
    """One fault of the shape: where, in what way, and what the checker said."""
    said = SHAPES.get(fault.kind, gettext_lazy("tidak sesuai bentuknya"))
    told = {"field": fault.field, "said": said, "reason": fault.reason}
    return _("%(field)s: %(said)s (%(reason)s).") % told


def say_version(form: forms.Form, refusal: FaultyVersion) -> None:
    """Put everything that is wrong with a version beside the field that it is about."""
    for fault in refusal.details.get("shape", []):
        form.add_error(None, shape_of(fault))
    for flaw in refusal.details.get("flaws", []):
        names = (f"{flaw.about}-weight", f"{flaw.about}-knots", NEAR.get(flaw.wrong, ""))
        near = [name for name in names if name in form.fields]
        if near:
            wanted = near[0] if flaw.wrong == Wrong.SUM else near[-1]
            form.add_error(wanted, sentence_of(flaw))
        else:
            form.add_error(None, f"{flaw.about}: {sentence_of(flaw)}")


def say_rules(form: forms.Form, refusal: FaultyRules) -> None:
    """The same of rules of warning."""
    for fault in refusal.details.get("shape", []):
        form.add_error(None, shape_of(fault))
    for slug in refusal.details.get("twice", []):
        form.add_error(None, _("Nama %(about)s dipakai dua kali.") % {"about": slug})
