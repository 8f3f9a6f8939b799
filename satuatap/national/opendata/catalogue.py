"""The catalogue of the data sets for machines: DCAT-AP 3 as JSON-LD."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from satuatap.national.opendata.datasets import DATASETS, Dataset
from satuatap.national.opendata.files import MEDIA_TYPES

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
VOCABULARY = "http://publications.europa.eu/resource/authority"
COUNTRY = f"{VOCABULARY}/country/IDN"
MONTHLY, LANGUAGE = f"{VOCABULARY}/frequency/MONTHLY", f"{VOCABULARY}/language/IND"
THEME = f"{VOCABULARY}/data-theme/GOVE"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
PUBLISHER = "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"

Node = dict[str, Any]


def catalogue(years: Sequence[int], *, changed: datetime | None) -> Node:
    """Every data set with a distribution for each year and format."""
    page = _address("national:data")
    return {
        "@context": CONTEXT,
        "@id": page,
        "@type": "dcat:Catalog",
        "dct:title": {"@language": "id", "@value": "Data terbuka Mal Pelayanan Publik"},
        "dct:description": {
            "@language": "id",
            "@value": "Angka mal pelayanan publik dari SatuAtap; sel kecil ditahan.",
        },
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": PUBLISHER},
        "dct:license": {"@id": LICENCE},
        "dct:language": {"@id": LANGUAGE},
        "foaf:homepage": {"@id": page},
        "dcat:dataset": [_dataset(each, years, changed) for each in DATASETS.values()],
    } | _changed(changed)


def _dataset(dataset: Dataset, years: Sequence[int], changed: datetime | None) -> Node:
    page = _address("national:dataset", dataset.name)
    return {
        "@id": page,
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.name,
        "dct:title": {"@language": "id", "@value": str(dataset.title)},
        "dct:description": {"@language": "id", "@value": str(dataset.means)},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": PUBLISHER},
        "dct:spatial": {"@id": COUNTRY},
        "dct:accrualPeriodicity": {"@id": MONTHLY},
        "dct:language": {"@id": LANGUAGE},
        "dcat:theme": {"@id": THEME},
        "dcat:keyword": [{"@language": "id", "@value": each} for each in dataset.keywords],
        "dcat:landingPage": {"@id": page},
        "dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": PUBLISHER},
        "dct:temporal": [_year(year) for year in years],
        "dcat:distribution": [_file(dataset, year, kind) for year in years for kind in MEDIA_TYPES],
    } | _changed(changed)


def _file(dataset: Dataset, year: int, kind: str) -> Node:
    url = _address("national:file", dataset.name, year, kind)
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": {"@language": "id", "@value": f"{dataset.name} {year}"},
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {
            "@id": f"https://www.iana.org/assignments/media-types/{MEDIA_TYPES[kind]}"
        },
        "dct:format": {"@id": f"{VOCABULARY}/file-type/{kind.upper()}"},
        "dct:license": {"@id": LICENCE},
    }


def _year(year: int) -> Node:
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@type": "xsd:date", "@value": f"{year}-01-01"},
        "dcat:endDate": {"@type": "xsd:date", "@value": f"{year}-12-31"},
    }


def _changed(at: datetime | None) -> Node:
    if at is None:
        return {}
    return {"dct:modified": {"@type": "xsd:dateTime", "@value": at.isoformat(timespec="seconds")}}


def _address(name: str, *args: object) -> str:
    return settings.PUBLIC_URL + reverse(name, args=args)
