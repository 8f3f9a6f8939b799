"""Accounts to try a hall with: its people, its region's, the nation's."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Counter, Hall

MINISTRY = "kementerian@example.example"
OMBUDSMAN = "ombudsman@example.example"
EVALUATORS = [
    ("penilai1@example.example", "Hesti Wardani"),
    ("penilai2@example.example", "Rudi Hartono"),
]
OFFICERS = """
Bagus Santoso|Sri Wahyuni|Rina Wulandari|Agus Setiawan|Nur Hidayah|Joko Prasetyo|Dian Lestari|
Eko Susanto|Fitri Handayani|Hendra Gunawan|Indah Permata|Yusuf Hakim|Kartika Sari|Lukman Arif|
Maya Anggraini|Nanang Kurniawan|Oktavia Putri|Purnomo|Ratna Dewi|Slamet Riyadi|Tuti Alawiyah|
Umar Said|Vina Maharani|Wahyu Nugroho|Yanti Rahayu|Zainal Abidin|Ayu Puspita|Bambang Irawan|
Citra Kirana|Dedi Mulyono|Endang Suryani|Firman Maulana|Gita Savitri|Haryanto
"""


@dataclass(frozen=True)
class Account:
    """Somebody to be given an account, and the role that comes with it."""

    email: str
    name: str
    role: Role
    hall: Hall | None = None
    office_id: UUID | None = None
    region_id: str | None = None


@transaction.atomic
def give_accounts(halls: Iterable[Hall], password: str) -> list[str]:
    """Accounts under ``@<hall>.example`` with this password; their addresses. Safe to repeat.

    All share one hash, because hashing for each would take the start of the demo a minute.
    """
    accounts = [
        Account(MINISTRY, "Petugas Kementerian", Role.MINISTRY),
        Account(OMBUDSMAN, "Petugas Ombudsman", Role.OMBUDSMAN),
        *(Account(email, name, Role.EVALUATOR) for email, name in EVALUATORS),
    ]
    for hall in halls:
        accounts += _accounts_of(hall)
    users = _users({account.email: account.name for account in accounts}, password)
    memberships = (
        Membership(
            user=users[each.email],
            role=each.role,
            hall=each.hall,
            office_id=each.office_id,
            region_id=each.region_id,
        )
        for each in accounts
    )
    Membership.objects.bulk_create(memberships, ignore_conflicts=True)
    return [account.email for account in accounts]


def _accounts_of(hall: Hall) -> Iterator[Account]:
    domain = f"{hall.slug}.example"
    yield Account(f"manajer@{domain}", "Dewi Lestari", Role.HALL_MANAGER, hall)
    yield Account(f"inspektorat@{domain}", "Bambang Wijaya", Role.INSPECTORATE, hall)
    yield Account(f"pewawancara@{domain}", "Rina Wulandari", Role.INTERVIEWER, hall)
    region = hall.region_id
    yield Account(f"pemda@{domain}", "Sekar Arum", Role.REGION_OFFICER, region_id=region)
    yield Account(f"kepala@{domain}", "Surya Atmaja", Role.REGION_HEAD, region_id=region)
    names = [name.strip() for name in OFFICERS.split("|")]
    for counter in Counter.objects.filter(hall=hall, code__regex=r"^\d+$"):
        name = names[int(counter.code) % len(names) - 1]
        email = f"loket{counter.code}@{domain}"
        yield Account(email, name, Role.COUNTER_OFFICER, hall, counter.office_id)


def _users(people: dict[str, str], password: str) -> dict[str, User]:
    known = {user.email: user for user in User.objects.filter(email__in=people)}
    sample = next(iter(known.values()), None)
    if sample is None or not sample.check_password(password):
        hashed = make_password(password)
        User.objects.filter(email__in=known).update(password=hashed)
    else:
        hashed = sample.password
    rows = (User(email=email, name=name, password=hashed) for email, name in people.items())
    User.objects.bulk_create(rows, ignore_conflicts=True)
    return {user.email: user for user in User.objects.filter(email__in=people)}
