"""Whom a cycle refuses to judge a hall."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class OwnHall(Refusal):
    """An evaluator who works for the hall."""

    type = "conflict-own-hall"
    message = _("%(name)s bekerja untuk mal ini, jadi tidak boleh menilainya.")


class OwnRegion(Refusal):
    """An evaluator who works for the region."""

    type = "conflict-own-region"
    message = _("%(name)s bekerja untuk daerah mal ini, jadi tidak boleh menilainya.")


class OwnAgency(Refusal):
    """An evaluator who works for an agency with a desk in the hall."""

    type = "conflict-own-agency"
    message = _("%(name)s bekerja untuk instansi yang bergerai di mal ini, jadi tidak menilainya.")


class FormerStaff(Refusal):
    """An evaluator who worked there until not long ago."""

    type = "conflict-former"
    message = _(
        "%(name)s dalam dua tahun terakhir bekerja untuk mal, daerah, atau instansi di sini."
    )


class DeclaredInterest(Refusal):
    """An evaluator who has declared an interest."""

    type = "conflict-declared"
    message = _("%(name)s menyatakan kepentingan di mal atau daerah ini: %(reason)s")


class Withdrawn(Refusal):
    """An assignment that was withdrawn opens nothing."""

    type = "assignment-withdrawn"
    message = _("Penugasan ini sudah ditarik, jadi nilainya tidak diterima lagi.")


class VotesConflict(Refusal):
    """Nothing is decided on the word of whom something binds to the hall."""

    type = "votes-conflict"
    message = _("Tarik dahulu penilai yang terikat dengan malnya: %(names)s.")


class NotAnEvaluator(Refusal):
    """Somebody without the role."""

    type = "not-an-evaluator"
    status = 422
    message = _("%(name)s tidak mempunyai peran penilai.")


class NoEvaluatorFree(Refusal):
    """Nobody is left without a conflict."""

    type = "no-evaluator-free"
    message = _("Tidak ada cukup penilai tanpa kepentingan untuk %(hall)s.")
