"""Addresses of the floor's pages, for their tests."""

from django.urls import reverse


def url(name, hall, **more):
    return reverse(f"floor:{name}", kwargs={"slug": hall.slug} | more)
