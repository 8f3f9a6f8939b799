"""The staff's way in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from satuatap.web.queries.desk import tools_of


@login_required
def work(request: HttpRequest) -> HttpResponse:
    return render(request, "web/work_home.html", {"places": tools_of(request.user)})
