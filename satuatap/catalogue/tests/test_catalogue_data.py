import shutil
from datetime import UTC, datetime
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction

from satuatap.catalogue.actions import CatalogueIsFaulty, load_catalogue
from satuatap.catalogue.actions.loading import load_source
from satuatap.catalogue.models import (
    Agency,
    Package,
    PackageStep,
    Requirement,
    Service,
    ServiceStandard,
)
from satuatap.catalogue.sources import DATA, read_source

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def source():
    return read_source()


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


@pytest.fixture
def small(folder):
    """Only the police, so that reading is quick."""
    for file in (folder / "services").glob("*.yaml"):
        if file.stem != "polres":
            file.unlink()
    (folder / "packages.yaml").write_text("packages: []\n")
    return folder


def spoil(folder, change, name="services/polres.yaml", key="services"):
    file = folder / name
    content = yaml.load(file.read_text(), yaml.CSafeLoader)
    change(content[key])
    file.write_text(yaml.safe_dump(content, allow_unicode=True))
    return [(fault.file, fault.where, fault.field) for fault in read_source(folder).faults]


def test_the_files_are_whole(source):
    sizes = len(source.agencies), len(source.services), len(source.packages)
    assert (sizes, source.faults) == ((64, 137, 10), [])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda services: services[0].pop("title_en"), "-"),
        (lambda services: services[0].update(minutes_at_counter="lama"), "minutes_at_counter"),
        (lambda services: services[0]["time_limit"].update(unit="minggu"), "time_limit.unit"),
        (lambda services: services[0]["tariffs"][0].update(formula="dua kali"), "tariffs.0"),
        (lambda services: services[0]["requirements"][1].update(name=""), "requirements.1.name"),
        (lambda services: services[0].update(title_id="Nomor antrian"), "title_id"),
        (lambda services: services[0].update(life_events=["mudik"]), "life_events"),
        (lambda services: services[0].update(aliases=["skck"]), "aliases"),
        (lambda services: services[0]["source"].update(mark="known"), "source.confirmed"),
    ],
)
def test_a_fault_names_file_service_and_field(small, change, field):
    assert spoil(small, change) == [("polres.yaml", "skck-baru", field)]


def test_every_fault_is_told_at_once(small):
    def change(services):
        services[0]["ways"] = []
        services[1]["steps"][0]["minutes"] = -1
        services[2]["code"] = services[3]["code"]

    assert len(spoil(small, change)) == 3


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda packages: packages[0]["steps"][0].update(service="tidak-ada"), "steps.1"),
        (lambda packages: packages[0]["steps"][0].update(after=["kia"]), "steps.1"),
        (lambda packages: packages[0].update(life_event="mudik"), "life_event"),
    ],
)
def test_a_package_must_be_possible(folder, change, field):
    faults = spoil(folder, change, "packages.yaml", "packages")
    assert ("packages.yaml", "kelahiran", field) in faults


def test_what_is_no_yaml_is_said_with_its_line(small):
    (small / "services" / "polres.yaml").write_text("agency: polres\nservices: [\n")
    assert read_source(small).faults[0].file == "polres.yaml"


def test_the_command_lists_faults_and_fails(small):
    (small / "agencies.csv").write_text("code,name_id\nx,Nama\n")
    errors = StringIO()
    with pytest.raises(CommandError):
        call_command("check_catalogue", str(small), stderr=errors)
    assert "agencies.csv: x: kind:" in errors.getvalue()


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The catalogue, loaded once for all tests of this file and taken away afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_catalogue(at=AT)
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
class TestLoaded:
    def test_everything_is_there(self):
        counts = Agency.objects.count(), Service.objects.count(), Package.objects.count()
        assert counts == (64, 137, 10)
        assert (Requirement.objects.count(), PackageStep.objects.count()) == (592, 69)

    def test_a_second_run_has_nothing_to_do(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(1):
            assert not load_catalogue(at=AT)

    def test_the_same_standard_is_no_new_version(self, source):
        load_source(source, at=AT)
        assert ServiceStandard.objects.count() == 137

    def test_a_changed_standard_is_a_new_version(self, small):
        def dearer(services):
            services[0]["tariffs"][0]["amount_idr"] = 35000

        assert not spoil(small, dearer)
        load_source(read_source(small), at=AT)
        newest, first = ServiceStandard.objects.filter(service="skck-baru")
        assert (newest.version, first.version) == (2, 1)
        assert newest.tariffs.get().amount_idr == 35000
        assert first.tariffs.get().amount_idr == 30000

    def test_a_published_standard_never_changes(self):
        with pytest.raises(ProgrammingError, match="Cannot update"):
            Requirement.objects.update(name="Lain")

    def test_a_fact_is_sourced_only_where_it_was_read(self):
        standard = ServiceStandard.objects.get(service="ktp-el-pengganti")
        unread = {"legal_basis", "time_limit", "tariffs"} - set(standard.confirmed)
        assert all(standard.mark_of(component) != "sourced" for component in unread)

    def test_faults_load_nothing(self, small):
        (small / "agencies.csv").write_text("code,name_id\nx,Nama\n")
        with pytest.raises(CatalogueIsFaulty):
            load_source(read_source(small), at=AT)
        assert Agency.objects.count() == 64
