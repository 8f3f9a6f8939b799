"""Choices of a form that depend on who asks."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet


def offer(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Let a form's choice field offer these rows alone."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows
