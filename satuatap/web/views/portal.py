"""Pages for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "web/home.html")


def halls(request: HttpRequest) -> HttpResponse:
    return render(request, "web/home.html")


def hall(request: HttpRequest, **_slug: str) -> HttpResponse:
    return render(request, "web/home.html")


def services(request: HttpRequest) -> HttpResponse:
    return render(request, "web/home.html")


def service(request: HttpRequest, **_code: str) -> HttpResponse:
    return render(request, "web/home.html")


def life_event(request: HttpRequest, **_code: str) -> HttpResponse:
    return render(request, "web/home.html")


def agency(request: HttpRequest, **_code: str) -> HttpResponse:
    return render(request, "web/home.html")


def national(request: HttpRequest) -> HttpResponse:
    return render(request, "web/home.html")
