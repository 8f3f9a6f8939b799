"""What the floor does when something happens to the people who work on it."""

from satuatap.core.events import reacts_to
from satuatap.identity.events import AccountBlocked
from satuatap.queueing.actions import release_counter
from satuatap.queueing.actions.steps import By
from satuatap.queueing.models import CounterSession


@reacts_to(AccountBlocked)
def leave_counters(blocked: AccountBlocked) -> None:
    """Nobody sits where a blocked officer sat; whoever was being served there is kept on hold."""
    mine = CounterSession.objects.open().filter(officer=blocked.user_id).select_related("counter")
    for session in mine:
        release_counter(session.counter, by=By(blocked.actor), at=blocked.at)
