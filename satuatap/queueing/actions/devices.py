"""Kiosks, displays and tablets: pair a browser, take the right away again, note that it lives."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from satuatap.core.hints import hint
from satuatap.identity.models import PairingCode, TokenRole
from satuatap.identity.tokens import PairingFailed, make_pairing_code, pair, revoke
from satuatap.places.models import Hall
from satuatap.queueing.models import Display, Kiosk, Tablet

SEEN_EVERY = timedelta(seconds=20)
Device = Kiosk | Display | Tablet
DEVICES: dict[str, type[Kiosk] | type[Display] | type[Tablet]] = {
    TokenRole.KIOSK: Kiosk,
    TokenRole.DISPLAY: Display,
    TokenRole.TABLET: Tablet,
}


@dataclass(frozen=True)
class Paired:
    """A browser that has become a device: what it is, and the secret for its cookie."""

    device: Device
    role: str
    secret: str


def offer_pairing(device: Device, *, at: datetime) -> PairingCode:
    """A code for this device, good for one browser within a quarter of an hour."""
    role = next(role for role, kind in DEVICES.items() if isinstance(device, kind))
    return make_pairing_code(device.hall, role, name=device.name, at=at)


@transaction.atomic
def pair_device(code: str, *, at: datetime) -> Paired:
    """Turn the browser that knows this code into the device of that name in the hall.

    A browser that was this device before loses its right. Raises PairingFailed.
    """
    token, secret = pair(code, at=at)
    if token.role not in DEVICES:
        raise PairingFailed
    device = _device_of(token.hall, token.role, token.name)
    unpair_device(device, at=at)
    device.token, device.seen_at = token, at
    device.save(update_fields=["token", "seen_at"])
    return Paired(device, token.role, secret)


def unpair_device(device: Device, *, at: datetime) -> None:
    """Close the door to the browser that is this device now; its cookie is worth nothing."""
    if device.token is not None:
        revoke(device.token, at=at)
        hint(device.hall_id)


def mark_device_seen(device: Device, *, at: datetime) -> None:
    """Note that the device is alive, at most every twenty seconds."""
    if device.seen_at is None or at - device.seen_at >= SEEN_EVERY:
        device.seen_at = at
        device.save(update_fields=["seen_at"])


def note_battery(tablet: Tablet, percent: int, *, is_charging: bool) -> None:
    """Keep what a tablet says of its battery; the floor view shows it."""
    if (tablet.battery, tablet.is_charging) != (percent, is_charging):
        tablet.battery, tablet.is_charging = percent, is_charging
        tablet.save(update_fields=["battery", "is_charging"])


def call_staff(kiosk: Kiosk, *, at: datetime) -> None:
    """Somebody at the kiosk asks for help; the floor view shows it until somebody has come."""
    kiosk.help_at = at
    kiosk.save(update_fields=["help_at"])
    hint(kiosk.hall_id)


def staff_came(kiosk: Kiosk) -> None:
    """Somebody has come to help at the kiosk, and has seen to its paper."""
    kiosk.help_at, kiosk.missed_papers = None, []
    kiosk.save(update_fields=["help_at", "missed_papers"])
    hint(kiosk.hall_id)


def _device_of(hall: Hall, role: str, name: str) -> Device:
    device, _new = DEVICES[role].objects.get_or_create(hall=hall, name=name)
    return device
