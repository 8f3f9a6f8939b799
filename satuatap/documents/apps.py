"""Documents as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Issued documents and their digital signatures."""

    name = "satuatap.documents"
    verbose_name = _("Dokumen")
