"""A name that nobody registered becomes one crossing, however it is typed."""

import unicodedata

from scorer.forms.landing.new_crossings import NewCrossings


def test_a_name_composed_and_decomposed_is_one_new_crossing_with_a_free_id():
    new = NewCrossings({"ta-lung"})
    first = new.named("Tà Lùng", "Tà  Lùng")
    second = new.named(unicodedata.normalize("NFD", "Tà Lùng"), "another spelling")
    assert first is second
    assert (first.id, first.name) == ("ta-lung-2", "Tà Lùng")
