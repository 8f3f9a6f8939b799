"""What a process keeps of what it has read."""

from datetime import UTC, datetime, timedelta

from satuatap.core.remembering import Kept, Remembered

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


class Reader:
    """Reads a key as its double, and knows which keys it was asked for."""

    def __init__(self):
        self.asked = []

    def __call__(self, keys):
        self.asked.append(list(keys))
        return {key: 2 * key for key in keys}


def kept_of(most: int) -> Kept[int, int]:
    return Kept(most=most)


def remembered_for(seconds: int) -> Remembered[int, int]:
    return Remembered(keep=timedelta(seconds=seconds))


def test_only_what_is_missing_is_read_and_all_of_it_at_once():
    kept, read = kept_of(9), Reader()
    assert kept.many([1, 2], read) == {1: 2, 2: 4}
    assert kept.many([2, 3, 4], read) == {2: 4, 3: 6, 4: 8}
    assert kept.many([1, 4], read) == {1: 2, 4: 8}
    assert read.asked == [[1, 2], [3, 4]]


def test_the_first_read_goes_first_when_it_is_full():
    kept, read = kept_of(2), Reader()
    kept.many([1, 2], read)
    kept.many([3], read)
    assert list(kept.values) == [2, 3]


def test_more_than_it_keeps_is_answered_all_the_same():
    kept = kept_of(2)
    assert kept.many([1, 2, 3], Reader()) == {1: 2, 2: 4, 3: 6}


def test_nothing_is_read_for_nobody():
    read = Reader()
    assert (kept_of(2).many([], read), read.asked) == ({}, [])


def test_a_moment_later_only_what_is_old_is_read_again():
    remembered, read = remembered_for(4), Reader()
    remembered.many([1], NOON, read)
    remembered.many([1, 2], NOON + timedelta(seconds=3), read)
    remembered.many([1, 2], NOON + timedelta(seconds=5), read)
    assert read.asked == [[1], [2], [1]]


def test_a_question_about_an_earlier_moment_is_read_anew():
    remembered, read = remembered_for(4), Reader()
    remembered.many([1], NOON, read)
    remembered.many([1], NOON - timedelta(seconds=1), read)
    assert read.asked == [[1], [1]]


def test_while_somebody_reads_the_others_go_on_a_little_longer():
    remembered, read = remembered_for(4), Reader()
    remembered.many([1], NOON, read)
    with remembered.reading:
        assert remembered.many([1], NOON + timedelta(seconds=15), read) == {1: 2}
        assert read.asked == [[1]]
        remembered.many([1], NOON + timedelta(seconds=16), read)
    assert read.asked == [[1], [1]]
