"""Ceremonies that were concluded before counts were kept get the count as it stands now."""

from typing import Any

from django.conf import settings
from django.db import migrations


def fill(apps: Any, _editor: Any) -> None:
    ceremonies = apps.get_model("inauguration", "Ceremony")
    known = apps.get_model("places", "Hall").objects.filter(is_recognised=True)
    for each in ceremonies.objects.filter(state="concluded", counted_of=None):
        others = known.exclude(pk__in=each.halls.values("hall"))
        before = others.filter(inaugurated_on__lt=each.held_on).count()
        same_day = others.filter(inaugurated_on=each.held_on).count()
        ceremonies.objects.filter(pk=each.pk).update(
            counted_before=before,
            counted_after=before + same_day + each.halls.count(),
            counted_undated=others.filter(inaugurated_on=None).count(),
            counted_of=settings.NATIONAL_DENOMINATOR,
        )


class Migration(migrations.Migration):
    dependencies = [("inauguration", "0002_kept_counts"), ("places", "0011_life_recognised")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
