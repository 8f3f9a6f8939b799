"""What a newcomer needs to open the demo's kiosk, display and tablet: a code for each."""

import psycopg

from satuatap.core.ids import short_code

OFFER = """
insert into identity_pairingcode (code, role, hall_id, name, expires_at)
select %(code)s, %(role)s, device.hall_id, device.name, now() + interval '12 hours'
from {table} as device
join places_hall as hall on hall.id = device.hall_id and hall.is_demo
order by device.name
limit 1
returning code
"""
TABLES = {"kiosk": b"queueing_kiosk", "display": b"queueing_display", "tablet": b"queueing_tablet"}


def pairing_codes(database: str) -> dict[str, str]:
    """A fresh code for the demo hall's first kiosk, display and tablet, by role."""
    codes = {}
    with psycopg.connect(database, autocommit=True) as connection:
        for role, table in TABLES.items():
            statement = OFFER.encode().replace(b"{table}", table)
            row = connection.execute(statement, {"code": short_code(6), "role": role}).fetchone()
            if row is not None:
                codes[role] = str(row[0])
    return codes
