"""Figures of messages for a collector, by channel: what waits, what fails, what has left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.cache import cache
from django.utils import timezone
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from satuatap.core import sql
from satuatap.notifications.models import Channel

FIGURES = Path(__file__).parent.parent / "sql" / "figures.sql"
KEPT_SECONDS = 10  # several collectors, or one that hurries, cost one query


@dataclass(frozen=True)
class ChannelFigures:
    """The copies of one channel.

    ``failed`` are those of ``waiting`` that have been tried in vain; ``oldest_seconds`` is for how
    long the first of those that are due has been, 0 where none is. ``sent`` and ``bounced`` count
    from the installation's midnight.
    """

    channel: str
    waiting: int
    sending: int
    failed: int
    oldest_seconds: float
    dead: int
    unsure: int
    sent: int
    bounced: int


COUNTED = {
    "sent": ("satuatap_messages_sent", "Copies that providers took since midnight."),
    "bounced": (
        "satuatap_messages_bounced",
        "Of these, the ones that providers reported as failed afterwards.",
    ),
}
GAUGED = {
    "waiting": ("satuatap_messages_waiting", "Copies that wait for their turn or the morning."),
    "sending": ("satuatap_messages_sending", "Copies that a worker has in hand."),
    "failed": ("satuatap_messages_failed", "Waiting copies that were tried in vain."),
    "oldest_seconds": (
        "satuatap_messages_oldest_seconds",
        "For how long the oldest copy that is due has been due.",
    ),
    "dead": ("satuatap_messages_dead", "Copies that were given up; a person may send them again."),
    "unsure": ("satuatap_messages_unsure", "Copies of which nobody knows whether they left."),
}


def channel_figures(*, at: datetime) -> list[ChannelFigures]:
    """Every channel now, also those without any copy; one query."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return sql.rows(ChannelFigures, FIGURES, at=at, since=midnight, channels=list(Channel.values))


def collected() -> Iterable[Metric]:
    """The figures as Prometheus wants them, at most ten seconds old."""
    channels = cache.get_or_set(
        "notifications:figures", lambda: channel_figures(at=timezone.now()), KEPT_SECONDS
    )
    for kind, named in ((CounterMetricFamily, COUNTED), (GaugeMetricFamily, GAUGED)):
        for field, (name, says) in named.items():
            family = kind(name, says, labels=["channel"])
            for each in channels or []:
                family.add_metric([each.channel], getattr(each, field))
            yield family
