"""The ministry keeps what others say of halls."""

from django.contrib import admin

from satuatap.identity.setup import MinistryAdmin
from satuatap.sources.models import Publication, Statement


@admin.register(Publication)
class PublicationSetup(MinistryAdmin):
    list_display = ["publisher", "as_of", "about_id"]
    search_fields = ["publisher", "about_id"]


@admin.register(Statement)
class StatementSetup(MinistryAdmin):
    list_display = ["code", "publication", "topic", "text_id"]
    list_filter = ["topic", "publication"]
    search_fields = ["code", "text_id", "text_en"]
    autocomplete_fields = ["regions"]
