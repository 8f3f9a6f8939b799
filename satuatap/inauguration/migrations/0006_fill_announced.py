"""Fill when earlier ceremonies were announced, and why some were called off."""

from typing import Any

from django.db import migrations
from django.db.models import F, Q


def fill(apps: Any, _editor: Any) -> None:
    ceremonies = apps.get_model("inauguration", "Ceremony").objects
    was_told = Q(state__in=["announced", "signing", "concluded"]) | Q(charter__isnull=False)
    invited = apps.get_model("inauguration", "Guest").objects.exclude(invited_at=None)
    known = was_told | Q(pk__in=invited.values("ceremony"))
    ceremonies.filter(known, announced_at=None).update(announced_at=F("created_at"))
    for each in ceremonies.filter(state="cancelled", charter__isnull=False, cancelled_reason=""):
        reason, at = each.charter.ended_reason[:240], each.charter.ended_at
        ceremonies.filter(pk=each.pk).update(cancelled_reason=reason, cancelled_at=at)


class Migration(migrations.Migration):
    dependencies = [("inauguration", "0005_called_off"), ("documents", "0001_charter_documents")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
