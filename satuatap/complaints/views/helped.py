"""One question four weeks later, answered with one tap: no account, no PIN, and nothing to read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satuatap.complaints.actions import say_whether_it_helped
from satuatap.complaints.models import HelpQuestion
from satuatap.complaints.queries.helping import help_question, is_open


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def helped(request: HttpRequest, code: str) -> HttpResponse:
    """Opening the link answers nothing, since programs open links too; a button does."""
    question = help_question(code)
    if question is None:
        raise Http404
    now, said = timezone.now(), request.POST.get("jawaban", "")
    if request.method == "POST":
        if said in HelpQuestion.Helped.values:
            say_whether_it_helped(question, said, at=now)
        return redirect("complaints:helped", code)
    here = {
        "question": question,
        "choices": HelpQuestion.Helped.choices,
        "is_open": is_open(question, at=now),
    }
    return render(request, "complaints/helped.html", here)
