"""Halls for tests of places, with nothing of the modules above."""

from itertools import count
from typing import Any

from satuatap.places.models import Hall, Province, Region

numbers = count(1)


def region(**given: Any) -> Region:
    """Kota Batu in WIB, unless told otherwise."""
    province, _ = Province.objects.get_or_create(code="35", defaults={"name": "Jawa Timur"})
    values = {"name": "Kota Batu", "kind": "kota", "seat": "Batu", "timezone": "Asia/Jakarta"}
    values |= {"province": province} | given
    return Region.objects.get_or_create(code=values.pop("code", "35.79"), defaults=values)[0]


def hall(**given: Any) -> Hall:
    """A hall that operates."""
    values = {"slug": f"tempat-{next(numbers)}", "name": "Among Warga", "status": "operating"}
    return Hall.objects.create(**values | {"region": given.pop("region", None) or region()} | given)
