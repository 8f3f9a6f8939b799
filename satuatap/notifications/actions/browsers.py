"""Browsers in which somebody switched notifications on."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from satuatap.notifications.accounts import Account
from satuatap.notifications.channels.port import Failed, Letter, NotSent, Refused
from satuatap.notifications.channels.push import Gone, Subscription, push
from satuatap.notifications.models import Browser, Recipient

MOST = 10


@transaction.atomic
def switch_on(to: Recipient, given: Subscription, *, at: datetime) -> Browser:
    """Send notifications to this browser; it belongs to whoever switched it on last."""
    values = {"recipient": to, "key": given.key, "secret": given.secret, "created_at": at}
    made, _new = Browser.objects.update_or_create(endpoint=given.endpoint, defaults=values)
    newest = to.browsers.order_by("-created_at", "-pk").values_list("pk", flat=True)
    to.browsers.exclude(pk__in=list(newest[:MOST])).delete()
    return made


def switch_off(to: Recipient) -> None:
    """Send no notifications to any browser of this person."""
    to.browsers.all().delete()


def push_to_browsers(letter: Letter, account: Account, handing: Callable[[], None]) -> str:
    """Show it in every browser of the person; those that listen no more are forgotten.

    One that shows it is enough. A browser that gets it twice shows it once, by its tag.
    """
    handing()
    failures = list[Failed]()
    browsers = list(Browser.objects.filter(recipient=UUID(letter.to)))
    for each in browsers:
        try:
            push(letter, account, Subscription(each.endpoint, each.key, each.secret))
        except Gone as failed:
            failures.append(failed)
            Browser.objects.filter(pk=each.pk).delete()
        except Failed as failed:
            failures.append(failed)
    if len(failures) == len(browsers):
        raise _worst(failures)
    return ""


def _worst(failures: list[Failed]) -> Failed:
    """The failure with the most hope in it: what may be there, what may be tried, then none."""
    by_hope = sorted(failures, key=lambda each: (isinstance(each, Refused), type(each) is NotSent))
    return next(iter(by_hope), Refused("no-browser"))
