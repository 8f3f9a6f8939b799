"""How the lives of halls are told in words."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from satuatap.catalogue.models import Agency
from satuatap.oversight.models.editions import criteria, drawing, reminding
from satuatap.oversight.models.practice import LegalInstrument
from satuatap.oversight.queries import Supported
from satuatap.oversight.rules import Flaw
from satuatap.places.wording import in_english

GROUPS = {
    "commitment": gettext_lazy("Komitmen daerah"),
    "building": gettext_lazy("Gedung dan sarana kelompok rentan"),
    "budget": gettext_lazy("Anggaran"),
    "agencies": gettext_lazy("Instansi, terutama vertikal"),
    "legal": gettext_lazy("Dasar hukum"),
    "procedures": gettext_lazy("Prosedur"),
    "standards": gettext_lazy("Layanan dan standar"),
    "staff": gettext_lazy("Petugas"),
    "systems": gettext_lazy("Antrean, pengaduan, dan survei"),
}
PARTS = {
    "vertical": gettext_lazy("Instansi vertikal hadir"),
    "others": gettext_lazy("Lembaga lain hadir"),
    "agreements": gettext_lazy("Perjanjian berlaku"),
    "services": gettext_lazy("Layanan yang dijanjikan terdaftar"),
}
REASONS = {
    "sangat-rendah": gettext_lazy("Kapasitas fiskal sangat rendah"),
    "rendah": gettext_lazy("Kapasitas fiskal rendah"),
    "belum-diketahui": gettext_lazy("Kapasitas fiskal belum diketahui"),
    "sedang": gettext_lazy("Kapasitas fiskal sedang"),
    "tinggi": gettext_lazy("Kapasitas fiskal tinggi"),
    "sangat-tinggi": gettext_lazy("Kapasitas fiskal sangat tinggi"),
    "tanpa-usulan": gettext_lazy("Belum ada usulan mal"),
    "disiapkan": gettext_lazy("Mal sedang disiapkan"),
    "nilai-rendah": gettext_lazy("Nilai mal rendah"),
    "peringatan": gettext_lazy("Setiap peringatan terbuka"),
}
# What the platform counts of a hall by itself, for requirements that nobody types.
FACTS = {
    "vertical": gettext_lazy("Gerai instansi vertikal"),
    "agencies": gettext_lazy("Gerai instansi"),
    "agreed": gettext_lazy("Perjanjian berlaku, dari semua instansi luar"),
    "services": gettext_lazy("Layanan terdaftar"),
    "stated": gettext_lazy("Layanan dengan standar, dari semua layanan"),
    "staffed": gettext_lazy("Gerai dengan petugas berakun, dari semua gerai"),
    "hours": gettext_lazy("Jam layanan"),
    "counters": gettext_lazy("Loket"),
    "queues": gettext_lazy("Antrean"),
    "complaints": gettext_lazy("Akun manajer dan inspektorat"),
    "survey": gettext_lazy("Survei direncanakan atau tablet terpasang"),
    "step:proposal": gettext_lazy("Langkah usulan tercatat"),
    "step:commitment": gettext_lazy("Langkah komitmen tercatat"),
    **{f"instrument:{code}": name for code, name in LegalInstrument.Kind.choices},
}
EVIDENCE = gettext_lazy("Ditunjukkan daerah dengan bukti")
NEEDS = {
    "": gettext_lazy("Tidak perlu apa-apa"),
    "note": gettext_lazy("Alasan"),
    "document": gettext_lazy("Surat atau dokumen"),
    "source": gettext_lazy("Sumber"),
    "ready": gettext_lazy("Pemeriksaan kesiapan"),
}
SIDES = {"region": gettext_lazy("Daerah"), "ministry": gettext_lazy("Kementerian")}
TABLES = {
    "checklist": gettext_lazy("Syarat"),
    "stages": gettext_lazy("Tahap"),
    "arrows": gettext_lazy("Langkah yang boleh"),
    "support": gettext_lazy("Alasan dan bobotnya"),
    "participation": gettext_lazy("Bobot, berjumlah 100"),
    "reminders": gettext_lazy("Permintaan bergabung yang belum dijawab"),
    "warnings": gettext_lazy("Perjanjian yang akan berakhir"),
    "expected": gettext_lazy("Instansi yang diharapkan dari setiap mal"),
}
WARNINGS = {
    "first": gettext_lazy("Peringatan pertama"),
    "second": gettext_lazy("Peringatan kedua"),
    "last": gettext_lazy("Peringatan terakhir"),
}
LEVELS = {
    "office": gettext_lazy("Kantor setempat"),
    "province": gettext_lazy("Kantor wilayah"),
    "head": gettext_lazy("Kantor pusat"),
}
KINDS = dict(Agency.Kind.choices)
YES_NO = {"yes": gettext_lazy("Ya"), "no": gettext_lazy("Tidak")}
NAMED = ("part", "stage", "to")  # what a flaw tells of by its code
FLAWS = {
    "empty": gettext_lazy("Daftar syarat tidak boleh kosong."),
    "twice": gettext_lazy("Syarat %(code)s ada dua kali."),
    "no-words": gettext_lazy("Syarat nomor %(number)s belum punya kalimat."),
    "no-stage": gettext_lazy("Syarat nomor %(number)s tidak punya tahap, atau tahapnya Ditutup."),
    "no-fact": gettext_lazy("Syarat nomor %(number)s: platform tidak menghitung %(fact)s."),
    "no-number": gettext_lazy("Syarat nomor %(number)s: jumlah paling sedikit tidak di bawah 0."),
    "no-part": gettext_lazy("%(part)s belum punya bobot."),
    "odd-part": gettext_lazy("Bagian %(part)s tidak dikenal."),
    "negative": gettext_lazy("Bobot %(part)s tidak boleh di bawah 0."),
    "sum": gettext_lazy("Jumlah bobot %(sum)s, seharusnya %(whole)s."),
    "no-reason": gettext_lazy("%(part)s belum punya kalimat alasan."),
    "range": gettext_lazy("Bobot %(part)s harus antara 0 dan %(whole)s."),
    "upside-down": gettext_lazy(
        "Bobot kapasitas fiskal yang lebih rendah tidak boleh di bawah yang lebih tinggi."
    ),
    "no-name": gettext_lazy("Tahap %(stage)s belum punya nama dan penjelasan."),
    "loose": gettext_lazy("Tahap %(stage)s tidak dapat dicapai dari tahap mana pun."),
    "way-twice": gettext_lazy(
        "Langkah dari %(stage)s ke %(to)s ada dua kali, atau tidak ke mana-mana."
    ),
    "levels": gettext_lazy("Tingkat pertama diberi tahu pada hari 0, setiap tingkat lebih lama."),
    "warnings": gettext_lazy("Setiap peringatan lebih dekat ke akhir daripada yang sebelumnya."),
    "no-level-name": gettext_lazy("%(part)s belum punya nama."),
    "unexplained": gettext_lazy(
        "Langkah dari %(stage)s ke Diresmikan harus membawa pemeriksaan kesiapan, alasan, atau "
        "sumber."
    ),
}


def in_language(texts: Mapping[str, str]) -> str:
    """A text of the data in the reader's language."""
    return texts["en"] if in_english() else texts["id"]


def reason_of(row: Supported) -> str:
    """Why a region stands where it does on the support list."""
    texts = {each.code: in_language(each.text) for each in criteria()}
    said = [_said(texts.get(each.code, each.code), each.detail) for each in row.needs]
    whole = ", ".join(said)
    return whole[:1].upper() + whole[1:]


def _said(text: str, detail: str) -> str:
    return f"{text} ({detail})" if detail else text


NAMES = (PARTS, GROUPS, REASONS, WARNINGS, LEVELS, KINDS)


def expected_kinds() -> str:
    """The kinds of agencies that are expected of every hall, in words."""
    return ", ".join(str(KINDS[each]).lower() for each in reminding().expected) or "–"


def part_name(code: str) -> str:
    """What a part, a group, a stage or a reason of the rules is called; an unknown one as it is."""
    known = next((each for each in drawing().stages if each.code == code), None)
    if known:
        return in_language(known.name)
    words = next((each[code] for each in NAMES if code in each), None)
    return str(words or code or _("Awal"))


def sentence_of(flaw: Flaw) -> str:
    """What is wrong with a new version, as a sentence."""
    named = {name: part_name(str(flaw.about[name])) for name in NAMED if name in flaw.about}
    return str(FLAWS[flaw.code]) % {**flaw.about, **named}


COLUMNS = {
    "text_id": gettext_lazy("Kalimat"),
    "stage": gettext_lazy("Tahap"),
    "group": gettext_lazy("Kelompok"),
    "check": gettext_lazy("Terpenuhi menurut"),
    "least": gettext_lazy("Paling sedikit"),
    "code": gettext_lazy("Bagian"),
    "part": gettext_lazy("Bagian"),
    "weight": gettext_lazy("Bobot"),
    "name_id": gettext_lazy("Nama"),
    "patience_days": gettext_lazy("Macet setelah hari"),
    "means_id": gettext_lazy("Penjelasan"),
    "came_from": gettext_lazy("Dari tahap"),
    "to": gettext_lazy("Ke tahap"),
    "by": gettext_lazy("Dicatat oleh"),
    "needs": gettext_lazy("Harus membawa"),
    "level": gettext_lazy("Tingkat"),
    "after_days": gettext_lazy("Setelah hari"),
    "warning": gettext_lazy("Peringatan"),
    "days": gettext_lazy("Hari sebelum berakhir"),
    "kind": gettext_lazy("Jenis"),
    "expected": gettext_lazy("Diharapkan dari setiap mal"),
}

CODES = {"stage", "group", "code", "part", "came_from", "to", "level", "warning", "kind"}


def rows_in_words(rows: Sequence[Mapping[str, str]]) -> list[list[str]]:
    """A table of a version with its head, each code as what it is called."""
    first = rows[0] if rows else {}
    names = [each for each in COLUMNS if each in first]
    if "weight" not in names:
        names = [each for each in names if each != "code"]
    head = [str(COLUMNS[each]) for each in names]
    return [head, *([_cell(name, row.get(name, "")) for name in names] for row in rows)]


def _cell(name: str, value: str) -> str:
    tables = {"check": {"": EVIDENCE, **FACTS}, "by": SIDES, "needs": NEEDS, "expected": YES_NO}
    words = tables.get(name)
    if words is not None:
        return str(words.get(value, value or "–"))
    return part_name(value) if name in CODES else value
