"""Words that answers begin with: written and changed by whoever keeps them."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from satuatap.catalogue.models import AgencyOffice
from satuatap.complaints.access import reach_of
from satuatap.complaints.actions.steps import words
from satuatap.complaints.errors import TemplateIsNotYours, TitleIsTaken
from satuatap.complaints.models import AnswerTemplate
from satuatap.complaints.models.marks import Kind
from satuatap.complaints.queries.templates import kept_by
from satuatap.places.models import Hall


@dataclass(frozen=True)
class Words:
    """A template as somebody writes it; ``kind`` empty is any."""

    title: str
    text: str
    kind: str = ""
    is_active: bool = True


def write_template(
    given: Words, *, by: Any, hall: Hall | None = None, office: AgencyOffice | None = None
) -> AnswerTemplate:
    """A new one: of an office, of a hall, or (with neither) of the nation.

    Raises TemplateIsNotYours, TitleIsTaken or WordsAreMissing.
    """
    place = office.hall_id if office else hall.pk if hall else None
    made = AnswerTemplate(hall_id=place, office=office)
    return _kept(made, given, by=by)


def change_template(template: AnswerTemplate, given: Words, *, by: Any) -> AnswerTemplate:
    """Other words in the same place; answers that were begun with it stay as they are."""
    return _kept(template, given, by=by)


def _kept(template: AnswerTemplate, given: Words, *, by: Any) -> AnswerTemplate:
    """Saved, if it belongs to this person; what was saved is looked up by the rule of reading."""
    template.title, template.text = words(given.title), words(given.text)
    template.kind = Kind(given.kind).value if given.kind else ""
    template.is_active = given.is_active
    try:
        with transaction.atomic():
            template.save()
            if not AnswerTemplate.objects.filter(kept_by(reach_of(by)), pk=template.pk).exists():
                raise TemplateIsNotYours
    except IntegrityError as error:
        raise TitleIsTaken from error
    return template
