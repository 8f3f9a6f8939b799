"""The set-up holds no table of complaints at all: neither their words nor who reported."""

from django.contrib import admin

from satuatap.complaints.models import Complaint


def test_no_table_of_complaints_is_in_the_set_up():
    app = Complaint._meta.app_label

    assert [model for model in admin.site._registry if model._meta.app_label == app] == []
