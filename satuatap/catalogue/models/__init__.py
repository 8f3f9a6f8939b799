"""Agencies, services, their standards, and what one hall offers of them."""

from satuatap.catalogue.models.agencies import Agency, AgencyOffice
from satuatap.catalogue.models.offerings import Offering, OfferingStandard
from satuatap.catalogue.models.own import OwnText
from satuatap.catalogue.models.packages import Package, PackageStep
from satuatap.catalogue.models.services import LifeEvent, Service, Way
from satuatap.catalogue.models.standards import ProcedureStep, Requirement, ServiceStandard, Tariff
from satuatap.catalogue.models.words import Mark, TwoLanguages

__all__ = [
    "Agency",
    "AgencyOffice",
    "LifeEvent",
    "Mark",
    "Offering",
    "OfferingStandard",
    "OwnText",
    "Package",
    "PackageStep",
    "ProcedureStep",
    "Requirement",
    "Service",
    "ServiceStandard",
    "Tariff",
    "TwoLanguages",
    "Way",
]
