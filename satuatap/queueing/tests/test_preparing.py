"""What to bring and what it costs, as the kiosk and the ticket say it."""

from typing import Any

import pytest

from satuatap.catalogue.models import Requirement, Service, ServiceStandard, Tariff
from satuatap.queueing.queries.preparing import NOTHING, preparation
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


def standard(version: int = 1, service: Service | None = None) -> ServiceStandard:
    fields: dict[str, Any] = {"code": "skck", "title_id": "SKCK", "agency": given.agency()}
    fields |= {"aliases": [], "ways": ["direct"], "minutes_at_counter": 10}
    service = service or Service.objects.create(**fields)
    values: dict[str, Any] = {"published_at": given.NINE, "time_value": 1, "time_unit": "jam"}
    values |= {"product_name": "SKCK", "legal_basis": [], "confirmed": [], "mark": "known"}
    return ServiceStandard.objects.create(service=service, version=version, **values)


def needs(of: ServiceStandard, name: str, form: str = "asli", **more: Any) -> None:
    order = of.requirements.count() + 1
    values = {"order": order, "name": name, "form": form, "mandatory": True} | more
    Requirement.objects.create(standard=of, **values)


def costs(of: ServiceStandard, amount: int | None, formula: str = "") -> None:
    order = of.tariffs.count()
    Tariff.objects.create(standard=of, order=order, label="x", amount_idr=amount, formula=formula)


def test_things_without_a_condition_come_first():
    skck = standard()
    needs(skck, "Surat kuasa", condition="diwakilkan")
    needs(skck, "KTP-el")
    needs(skck, "Nomor ponsel", "data")
    prepared = preparation(given.offering(service=skck.service))
    assert prepared.bring == ("KTP-el, asli", "Surat kuasa, asli (bila diwakilkan)")
    assert prepared.brief == "KTP-el"


@pytest.mark.parametrize(
    ("amounts", "said"),
    [([0], "Gratis"), ([30000], "Rp30.000"), ([75000, 80000], "Rp75.000 sampai Rp80.000")],
)
def test_the_cost_is_said_in_a_word(amounts, said):
    skck = standard()
    for amount in amounts:
        costs(skck, amount)
    assert preparation(given.offering(service=skck.service)).cost == said


def test_a_formula_is_not_worked_out():
    skck = standard()
    costs(skck, None, "5 % dari nilai")
    assert preparation(given.offering(service=skck.service)).cost == "Biaya menurut tarif"


def test_the_newest_version_counts():
    old = standard()
    needs(old, "Lama")
    needs(standard(2, old.service), "Baru")
    assert preparation(given.offering(service=old.service)).brief == "Baru"


def test_a_service_of_the_halls_own_has_nothing_to_tell():
    assert preparation(given.offering()) == NOTHING
