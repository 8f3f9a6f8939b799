"""What figures mean: a sentence or two on each, the same on pages, in the bulletin and in data."""

from django.utils.translation import gettext as _


def visits() -> str:
    """Of visits by month."""
    return _(
        "Kunjungan adalah orang yang datang dan menunggu sedikitnya satu nomor; yang mengambil "
        "nomor jarak jauh dan tidak datang tidak dihitung. P50 dan P90: setengah dan sembilan dari "
        "sepuluh orang dipanggil dalam waktu itu, dari saat boleh dipanggil sampai panggilan "
        "pertama; yang dipanggil saat tidak di tempat lalu kembali, sampai panggilan berikutnya."
    )


def places() -> str:
    """Of areas side by side."""
    return _(
        "Sesuai janji: dipanggil dalam janji tunggu antreannya saat nomornya diberikan, dari semua "
        "yang dipanggil, pergi setelah menunggu lebih lama dari janji, atau masih menunggu saat "
        "mal tutup. IKM: survei resmi yang selesai dalam periode itu. Pengaduan: yang dihitung "
        "dalam angka publik, tepat waktu dari semua yang masuk. Buka sesuai janji: hari yang pada "
        "awalnya dijanjikan buka dengan sedikitnya satu loket terbuka sepanjang jam buka, "
        "istirahat tidak dihitung; seluruhnya boleh kurang 15 menit. Nomor habis: permintaan "
        "nomor di mal yang ditolak karena batas nomor sehari."
    )


def ways() -> str:
    """Of ways of service."""
    return _(
        "Empat cara pelayanan: langsung di loket, layanan bergerak, mandiri, dan elektronik. "
        "Layanan tersedia: yang menurut daftar nasional diberikan dengan cara itu di mal di sini. "
        "Kunjungan hanya dicatat di antrean loket; cara yang tidak dicatat di SatuAtap disebut "
        "demikian, bukan nol."
    )


def services() -> str:
    """Of services."""
    return _(
        "Layanan dari daftar nasional menurut nomor yang diberikan untuknya. Mal: yang "
        "memberikannya pada bulan terbanyak."
    )


def counters() -> str:
    """Of a hall's services and counters."""
    return _(
        "Setiap layanan pada loket yang pertama memanggil. Tunggu dihitung sampai panggilan "
        "pertama, layanan adalah waktu di loket bagi yang selesai dilayani."
    )


def promises() -> str:
    """Of the waits that queues promise."""
    return _(
        "Tunggu yang dijanjikan setiap antrean sekarang. Nomor dinilai menurut janji pada saat "
        "nomor itu diberikan; mengubah janji tidak mengubah angka hari yang lalu."
    )


def absent() -> str:
    """Of agencies that gave nothing."""
    return _(
        "Instansi yang terdaftar di mal tetapi tidak melayani siapa pun dalam tiga bulan terakhir "
        "dari periode itu, padahal malnya melayani. Instansi vertikal di atas."
    )


def today() -> str:
    """Of halls at this moment."""
    return _(
        "Aktif: ada loket yang terbuka. Sepi: menurut jam bukanya mal buka, tetapi tidak ada loket "
        "yang terbuka."
    )


def stages() -> str:
    """Of stages by month."""
    return _(
        "Tahap setiap mal pada akhir bulan, menurut langkah yang tercatat. Langkah yang tidak "
        "diketahui tanggalnya dihitung sejak awal."
    )


def needs() -> str:
    """Of regions without a hall."""
    return _(
        "Kabupaten dan kota tanpa mal yang tercatat. Urutannya: kapasitas fiskal sangat rendah dan "
        "rendah lebih dahulu, menurut tabel resmi terbaru; di dalam kelompok itu, penduduk dikali "
        "jarak ke mal terdekat (orang-km), yang terbesar lebih dahulu. Jarak adalah garis lurus "
        "antara ibu kota daerah; laut dan jalan tidak dihitung. Yang tidak diketahui disebut "
        "demikian dan tidak ditebak."
    )


def coverage() -> str:
    """Of provinces and their halls."""
    return _("Daerah yang punya mal terhitung, dari semua kabupaten dan kota di provinsi itu.")


def live() -> str:
    """How fresh a figure is that is read as the page is made, from no roll-up."""
    return _("dibaca langsung saat halaman ini dibuat")


def partly_live() -> str:
    """The same of one that sets visits, which are rolled up, beside it."""
    return _(
        "loket dan antrean dibaca langsung saat halaman ini dibuat, "
        "kunjungan dari hitungan terakhir"
    )
