"""The staff's way in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def work(request: HttpRequest) -> HttpResponse:
    return render(request, "web/work_home.html")
