"""``{% load complaints %}``: what happened to a complaint, in sentences."""

from django import template
from django.utils import timezone

from satuatap.complaints import wording
from satuatap.complaints.models import Complaint, HelpQuestion
from satuatap.complaints.queries.helping import question_for

register = template.Library()
register.filter(wording.happened)
register.filter(wording.stands)
register.filter(wording.level_name)
register.filter(wording.part_name)
register.filter(wording.act_name)
register.filter(wording.act_button)
register.filter(wording.act_words)


@register.filter
def act_url(verb: str) -> str:
    """The name of the act's address."""
    return f"desk:{verb}"


@register.filter
def help_question(complaint: Complaint) -> HelpQuestion | None:
    """What its reporter is asked four weeks later, as long as it is not answered."""
    return question_for(complaint, at=timezone.now()) if complaint.state == "done" else None
