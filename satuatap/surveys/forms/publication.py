"""What the ministry types when it rules of how many answers a figure must be."""

from typing import Any

from django.forms import ValidationError
from django.utils import timezone

from satuatap.identity.setup import HallForm
from satuatap.surveys.errors import RuleHasBegun
from satuatap.surveys.models import SmallestCell


class SmallestCellForm(HallForm):
    """A new rule; it begins on a day to come."""

    class Meta:
        model = SmallestCell
        fields = ["least", "valid_from", "basis"]

    def clean_valid_from(self) -> Any:
        begins = self.cleaned_data["valid_from"]
        if begins <= timezone.localdate():
            raise ValidationError(str(RuleHasBegun()))
        return begins
