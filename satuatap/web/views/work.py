"""The staff's way in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from satuatap.notifications.queries.inbox import unread_count
from satuatap.web.queries.desk import tools_of


@login_required
def work(request: HttpRequest) -> HttpResponse:
    places, unread = tools_of(request.user), unread_count(request.user)
    return render(request, "web/work_home.html", {"places": places, "unread": unread})
