"""A hall that is only planned: on record, and no mall yet."""

from itertools import chain

from django.utils.text import slugify

from satuatap.places.models import Hall, Region


def plan_hall(region: Region, name: str) -> Hall:
    """A hall that a region proposes; it counts once its life says so."""
    return Hall.objects.create(
        region=region,
        name=name,
        slug=free_slug(region, name),
        known_as=[name.casefold()],
        is_recognised=False,
    )


def free_slug(region: Region, name: str) -> str:
    """The region's name as an address, with the hall's name or a number where it is taken."""
    base = slugify(region.name.removeprefix("Kabupaten "))[:40]
    wanted = [base, f"{base}-{slugify(name)}"[:50].strip("-")]
    taken = set(Hall.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, 1000))
    return next(slug for slug in chain(wanted, numbered) if slug not in taken)
