"""Files of a form: taken once, counted, kept when it is sent and forgotten when it is not."""

import io
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from satuatap.core.uploads import store
from satuatap.core.uploads.actions import forget_files, keep_files, leave_out, take_file
from satuatap.core.uploads.errors import TooManyFiles
from satuatap.core.uploads.limits import UploadLimits
from satuatap.core.uploads.models import Upload
from satuatap.core.uploads.receiving import receive_files
from satuatap.core.uploads.serving import sent
from satuatap.core.uploads.tests.files import document, noise, photo

NINE = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.UPLOADS = UploadLimits(tmp_path)


def taken(draft, content=None, at=NINE):
    return take_file(io.BytesIO(content or photo()), draft=draft, at=at)


def test_the_same_file_twice_is_one():
    draft = uuid4()
    assert taken(draft) == taken(draft)
    assert Upload.objects.count() == 1


def test_a_form_brings_only_so_many(settings):
    settings.UPLOADS, draft = replace(settings.UPLOADS, files=2), uuid4()
    for width in (10, 20):
        taken(draft, photo(size=(width, 10)))
    with pytest.raises(TooManyFiles):
        taken(draft, photo(size=(30, 10)))


def test_a_file_lies_under_a_name_that_tells_nothing(settings):
    made = taken(uuid4())
    file = settings.UPLOADS.folder / made.path
    assert file.stat().st_mode & 0o077 == 0
    assert len(file.name) > 60
    assert str(made.pk) not in made.path


def test_what_was_ticked_away_is_gone_and_nobody_elses(
    settings, django_capture_on_commit_callbacks
):
    mine, theirs = taken(uuid4()), taken(uuid4())
    with django_capture_on_commit_callbacks(execute=True):
        leave_out(mine.draft, [str(mine.pk), str(theirs.pk)])
    assert list(Upload.objects.all()) == [theirs]
    assert not (settings.UPLOADS.folder / mine.path).exists()


def test_a_sent_form_keeps_its_files_and_others_are_forgotten(django_capture_on_commit_callbacks):
    kept, lost = taken(uuid4()), taken(uuid4())
    assert keep_files(kept.draft, at=NINE) == [kept]
    assert keep_files(kept.draft, at=NINE) == []
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_files(at=NINE + timedelta(days=2)) == 1
    assert list(Upload.objects.all()) == [kept]
    assert lost.path not in set(store.stored_before(datetime.now(UTC) + timedelta(days=9)))


def test_a_file_that_no_row_knows_is_forgotten():
    path = store.put(b"alone")
    assert forget_files(at=datetime.now(UTC) + timedelta(days=3)) == 1
    assert path not in set(store.stored_before(datetime.now(UTC) + timedelta(days=9)))


def posted(*files, **more):
    wanted = [SimpleUploadedFile(name, content) for name, content in files]
    return RequestFactory().post("/", {"berkas": wanted, "text": "Tetap ada"} | more)


def received(request, draft):
    with closing(request):
        return receive_files(request, draft=draft, at=NINE)


def test_a_photo_of_20_mb_is_refused_and_what_was_typed_stays():
    request, draft = posted(("a.jpg", noise(20)), ("b.jpg", photo())), uuid4()
    said = received(request, draft)
    assert [each for each in said if "lebih besar dari 10 MB" in each] == said
    assert request.POST["text"] == "Tetap ada"
    assert Upload.objects.get().draft == draft


def test_too_many_files_at_once_are_said_once(settings):
    settings.UPLOADS = replace(settings.UPLOADS, files=2)
    files = [(f"{width}.jpg", photo(size=(width, 10))) for width in (10, 20, 30, 40)]
    said = received(posted(*files), uuid4())
    assert (len(said), Upload.objects.count()) == (1, 2)


def test_a_wrong_key_takes_nothing_away():
    made = taken(uuid4())
    received(posted(tanpa=["x", "' or 1=1"]), made.draft)
    assert Upload.objects.count() == 1


def test_a_photo_may_be_looked_at_and_a_document_is_taken_away():
    draft = uuid4()
    shown, fetched = sent(taken(draft)), sent(taken(draft, document()))
    assert shown["Content-Disposition"] == 'inline; filename="foto-1.jpg"'
    assert fetched["Content-Disposition"] == 'attachment; filename="dokumen-2.pdf"'
    for answer in (shown, fetched):
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
