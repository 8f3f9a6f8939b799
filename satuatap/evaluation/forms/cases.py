"""What is written with a step of a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.evaluation.actions.casework import Told
from satuatap.evaluation.forms.cycles import day_field, lines_field


class StepForm(forms.Form):
    """What was done or is planned, and until when the next step is awaited."""

    text = lines_field(_("Catatan"), most=3000)
    due = day_field(_("Langkah berikutnya paling lambat"), required=False)

    def __init__(self, *args: Any, asks_date: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_date:
            del self.fields["due"]

    @property
    def told(self) -> Told:
        """What was typed, once it is right."""
        return Told(self.cleaned_data["text"], self.cleaned_data.get("due"))
