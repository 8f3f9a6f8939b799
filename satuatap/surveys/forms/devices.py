"""What a device says of itself."""

from django import forms

FULL = 100  # percent


class BatteryForm(forms.Form):
    """A tablet's battery in percent, and whether it is plugged in."""

    baterai = forms.IntegerField(min_value=0, max_value=FULL)
    diisi = forms.BooleanField(required=False)
