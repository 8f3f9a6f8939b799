"""Accounts to try a hall with: its manager, an officer for each counter, and the ministry."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Counter, Hall

MINISTRY = "kementerian@example.example"
OFFICERS = """
Bagus Santoso|Sri Wahyuni|Rina Wulandari|Agus Setiawan|Nur Hidayah|Joko Prasetyo|Dian Lestari|
Eko Susanto|Fitri Handayani|Hendra Gunawan|Indah Permata|Yusuf Hakim|Kartika Sari|Lukman Arif|
Maya Anggraini|Nanang Kurniawan|Oktavia Putri|Purnomo|Ratna Dewi|Slamet Riyadi|Tuti Alawiyah|
Umar Said|Vina Maharani|Wahyu Nugroho|Yanti Rahayu|Zainal Abidin|Ayu Puspita|Bambang Irawan|
Citra Kirana|Dedi Mulyono|Endang Suryani|Firman Maulana|Gita Savitri|Haryanto
"""


@transaction.atomic
def give_accounts(hall: Hall, password: str) -> int:
    """Accounts under ``@<hall>.example`` with this password; how many there are. Safe to repeat.

    All share one hash, because hashing for each would take the start of the demo a minute.
    """
    domain = f"{hall.slug}.example"
    counters = list(Counter.objects.filter(hall=hall).order_by("code"))
    names = [name.strip() for name in OFFICERS.split("|")]
    people = {f"manajer@{domain}": "Dewi Lestari", MINISTRY: "Petugas Kementerian"}
    for counter in counters:
        number = int(counter.code) if counter.code.isdigit() else 0
        people[f"loket{counter.code}@{domain}"] = names[(number - 1) % len(names)]
    users = _users(people, password)
    manager, ministry = users[f"manajer@{domain}"], users[MINISTRY]
    Membership.objects.bulk_create(
        [
            Membership(user=manager, role=Role.HALL_MANAGER, hall=hall),
            Membership(user=ministry, role=Role.MINISTRY),
            *(
                Membership(
                    user=users[f"loket{counter.code}@{domain}"],
                    role=Role.COUNTER_OFFICER,
                    hall=hall,
                    office_id=counter.office_id,
                )
                for counter in counters
            ),
        ],
        ignore_conflicts=True,
    )
    return len(people)


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
