"""What oversight refuses, each with a sentence for the person who asked."""

from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal


class NotThatWay(Refusal):
    """The drawing has no such arrow."""

    type = "not-that-way"
    message = _("Dari tahap %(stage)s tidak ada jalan langsung ke tahap %(to)s.")


class StepNeedsNote(Refusal):
    """Steps back and exceptions are explained."""

    type = "step-needs-note"
    status = 422
    message = _("Tulis alasannya: langkah ini tercatat untuk seterusnya.")


class StepNeedsDocument(Refusal):
    """Some steps stand on a document."""

    type = "step-needs-document"
    status = 422
    message = _("Sebutkan suratnya: nomor, tanggal, dan perihal.")


class StepNeedsSource(Refusal):
    """What is only known from elsewhere says from where."""

    type = "step-needs-source"
    status = 422
    message = _("Sebutkan sumbernya.")


class StepNeedsReadiness(Refusal):
    """The readiness check is passed, or the exception has a name."""

    type = "step-needs-readiness"
    status = 422
    message = _(
        "%(missing)s dari %(of)s syarat belum terpenuhi. Tulis alasan pengecualiannya di catatan."
    )


class DayIsBeforeTheLast(Refusal):
    """A life goes forward."""

    type = "day-is-before-the-last"
    status = 422
    message = _("Tahap sekarang dimulai %(since)s; langkah berikutnya tidak dapat mendahuluinya.")


class DayIsToCome(Refusal):
    """What has not happened is not on record."""

    type = "day-is-to-come"
    status = 422
    message = _("Tanggal itu belum tiba.")


class DayIsBeforeItBegan(Refusal):
    """Nothing ends, is answered or is overcome before it began."""

    type = "day-is-before-it-began"
    status = 422
    message = _("Tanggal itu mendahului mulainya, %(since)s.")


class LetterIsTooOld(Refusal):
    """Nobody is reminded of a letter that everybody has forgotten."""

    type = "letter-is-too-old"
    status = 422
    message = _("Surat itu lebih dari %(days)s hari yang lalu. Kirim surat baru, lalu catat.")


class ProposalIsNotWhole(Refusal):
    """A proposal is a letter and a study."""

    type = "proposal-is-not-whole"
    status = 422
    message = _("Lengkapi nomor dan tanggal surat, dan lampirkan surat serta kajian urgensinya.")


class ProposalIsSent(Refusal):
    """What was sent stays as it was."""

    type = "proposal-is-sent"
    message = _("Usulan ini sudah dikirim dan tidak berubah lagi.")


class DraftHasChanged(Refusal):
    """Somebody else of the region wrote on while this form was open."""

    type = "draft-has-changed"
    message = _(
        "Sementara itu konsep ini diubah orang lain. Yang tersimpan tampil di bawah; jika disimpan "
        "lagi, isian Anda menggantikannya."
    )


class PlatformSeesThat(Refusal):
    """What the platform sees itself is not typed."""

    type = "platform-sees-that"
    message = _("Syarat ini dihitung sendiri dari data mal dan tidak dapat diisi.")


class EvidenceIsMissing(Refusal):
    """Who says that something is there shows it."""

    type = "evidence-is-missing"
    status = 422
    message = _("Sebutkan dokumennya atau lampirkan buktinya.")


class ReasonIsMissing(Refusal):
    """Who gives something back says why."""

    type = "reason-is-missing"
    status = 422
    message = _("Tulis apa yang kurang.")


class NothingToJudge(Refusal):
    """Nobody has said yet that it is met."""

    type = "nothing-to-judge"
    message = _("Daerah belum mengirim bukti syarat ini.")


class EvidenceHasChanged(Refusal):
    """The region sent other evidence while the ministry was reading."""

    type = "evidence-has-changed"
    message = _(
        "Sementara itu ada kata baru tentang syarat ini, lihat paling atas. Baca dahulu; jika "
        "disimpan lagi, putusan Anda berlaku untuk yang baru itu."
    )


class AlreadyAsked(Refusal):
    """One request to an agency waits at a time."""

    type = "already-asked"
    message = _("Instansi ini sudah diminta bergabung dan belum menjawab.")


class HallIsNotYours(Refusal):
    """Own ideas are not taken over from oneself."""

    type = "hall-is-not-yours"
    message = _("Inovasi ini milik mal itu sendiri.")


class FormIsUsed(Refusal):
    """A form belongs to where it was opened."""

    type = "form-is-used"
    message = _("Formulir ini sudah dipakai di tempat lain. Buka formulir baru.")


class RulesAreFaulty(Refusal):
    """A new version has to hold together; ``sentences`` say what does not."""

    type = "rules-are-faulty"
    status = 422
    message = _("Versi ini belum dapat disimpan.")

    def __init__(self, sentences: list[str]) -> None:
        super().__init__()
        self.sentences = sentences

    def __str__(self) -> str:
        return " ".join(self.sentences)


class RulesBeginInThePast(Refusal):
    """Who was judged by one version is not judged again by another."""

    type = "rules-begin-in-the-past"
    status = 422
    message = _("Versi baru berlaku paling awal hari ini.")


class NothingChanged(Refusal):
    """A version that changes nothing is none."""

    type = "nothing-changed"
    status = 422
    message = _("Belum ada yang berubah dibandingkan versi sebelumnya.")


class EditionIsStale(Refusal):
    """Somebody else wrote a version while this form was open."""

    type = "edition-is-stale"
    message = _(
        "Sementara itu versi %(version)s sudah disimpan orang lain. Bandingkan dahulu; jika "
        "disimpan lagi, isian Anda menggantikannya."
    )


class MinistryHasSaid(Refusal):
    """What the ministry said of an expectation, only the ministry says anew."""

    type = "ministry-has-said"
    message = _("Kementerian sudah memutuskan ini untuk mal Anda. Hubungi kementerian.")


class ExceptionHasChanged(Refusal):
    """The region said something else of the agency meanwhile."""

    type = "exception-has-changed"
    message = _(
        "Sementara itu daerah menulis yang lain tentang instansi ini. Baca dahulu yang baru."
    )


class ExceptionIsDecided(Refusal):
    """There is nothing to decide, or no more."""

    type = "exception-is-decided"
    message = _("Pengecualian ini sudah diputuskan atau tidak menunggu persetujuan.")


class HallHasMoved(Refusal):
    """Somebody else took a step while this page was open."""

    type = "hall-has-moved"
    message = _(
        "Sementara itu mal ini sudah dipindahkan ke tahap %(stage)s. Muat ulang, lalu putuskan."
    )


class RequestIsAnswered(Refusal):
    """One answer stands; another one is a new request."""

    type = "request-is-answered"
    message = _("Jawaban sudah dicatat %(on)s: %(answer)s.")


class IsWithdrawn(Refusal):
    """A record is taken back once."""

    type = "is-withdrawn"
    message = _("Catatan ini sudah ditarik.")


class AgreementIsEnded(Refusal):
    """An agreement ends once."""

    type = "agreement-is-ended"
    message = _("Perjanjian ini sudah diakhiri pada %(on)s.")


class ObstacleIsOvercome(Refusal):
    """An obstacle is overcome once; how is on record."""

    type = "obstacle-is-overcome"
    message = _("Hambatan ini sudah dicatat teratasi pada %(on)s.")
