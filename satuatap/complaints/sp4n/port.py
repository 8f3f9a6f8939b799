"""The way to the other side, by the port that docs/complaints.md describes.

``POST <url>/laporan`` with the complaint's id as Idempotency-Key hands one over; ``DELETE
<url>/laporan/<nomor_sp4n>`` takes one back; ``GET <url>/laporan?sejak=<mark>`` gives what came in.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx

from satuatap.complaints.errors import ExchangeFailed
from satuatap.complaints.sp4n.shape import Record, checked, storable

GONE = {404, 410}
LONGEST_NAME = 80
LONGEST_MARK = 200


@dataclass(frozen=True)
class Sp4n:
    """The other side's address and our token there."""

    url: str
    token: str
    timeout: float = 15

    def hand_over(self, record: Record, *, key: str) -> str:
        """Its name for this complaint; the same key gives the same name. Raises ExchangeFailed."""
        answer = self._ask("POST", "laporan", json=record, headers={"Idempotency-Key": key})
        name = self._facts(answer).get("nomor_sp4n")
        if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME:
            raise ExchangeFailed(reason="nomor_sp4n")
        return name

    def take_back(self, reference: str) -> None:
        """It is not for there any more; one that is gone already is gone."""
        self._ask("DELETE", f"laporan/{quote(reference, safe='')}", fine=GONE)

    def incoming(self, since: str) -> tuple[list[Record], str]:
        """What came in after a mark, and the next mark; raises ExchangeFailed or ExchangeIsBad."""
        rows, mark = self.arrived(since)
        return checked(rows), mark

    def arrived(self, since: str) -> tuple[list[Any], str]:
        """The same with each row as it came, whatever it is; raises ExchangeFailed."""
        facts = self._facts(self._ask("GET", "laporan", params={"sejak": since}))
        rows, mark = facts.get("laporan"), facts.get("lanjut")
        if not isinstance(rows, list) or not isinstance(mark, str) or len(mark) > LONGEST_MARK:
            raise ExchangeFailed(reason="laporan")
        return storable(rows), mark

    def _ask(
        self, method: str, path: str, *, fine: Collection[int] = (), **more: Any
    ) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"} | more.pop("headers", {})
        address = f"{self.url.rstrip('/')}/{path}"
        try:
            answer = httpx.request(method, address, headers=headers, timeout=self.timeout, **more)
        except httpx.HTTPError as error:
            raise ExchangeFailed(reason=type(error).__name__) from error
        if not answer.is_success and answer.status_code not in fine:
            raise ExchangeFailed(reason=str(answer.status_code))
        return answer

    def _facts(self, answer: httpx.Response) -> Record:
        try:
            facts = answer.json(parse_constant=str, parse_float=str)
        except (ValueError, RecursionError) as error:
            raise ExchangeFailed(reason="JSON") from error
        if not isinstance(facts, dict):
            raise ExchangeFailed(reason="JSON")
        return facts
