"""The addresses of documents: the check for everybody, the pen for signatories."""

from django.urls import path

from satuatap.documents.views import checking, signing

app_name = "documents"

urlpatterns = [
    path("verifikasi/", checking.start, name="start"),
    path("verifikasi/akar.pem", checking.certificates, name="roots"),
    path("verifikasi/<slug:code>/", checking.check, name="check"),
    path("verifikasi/<slug:code>/dokumen.pdf", checking.download, name="download"),
    path("tanda-tangan/", signing.mine, name="mine"),
    path("tanda-tangan/sertifikat/", signing.certificate, name="certificate"),
    path("tanda-tangan/<uuid:pk>/", signing.one, name="sign"),
    path("tanda-tangan/<uuid:pk>/dokumen.pdf", signing.read, name="read"),
]
