"""Every language has every text, and one more can be added from outside."""

from pathlib import Path

import polib
import pytest

from scorer.texts import catalogue
from scorer.texts.catalogue import add_language, in_each_language, keys, languages, own_name, text

FOLDER = Path(catalogue.__file__).parent / "catalogues"


def entries(language: str) -> dict[str, polib.POEntry]:
    return {each.msgctxt: each for each in polib.pofile(str(FOLDER / f"{language}.po"))}


@pytest.mark.parametrize("language", languages())
def test_no_text_is_missing_empty_or_a_translation_of_another_english_text(language):
    english, translated = entries("en"), entries(language)
    assert list(translated) == list(english)
    for key, entry in translated.items():
        assert entry.msgstr.strip(), key
        assert entry.msgid == english[key].msgid, key
    assert all(each.msgid == each.msgstr for each in english.values())


def test_what_a_language_lacks_is_said_in_its_main_language_else_in_english():
    assert text("paper.strengths", "zh-Hant") == text("paper.strengths", "zh")
    assert text("paper.strengths", "fr") == "Strengths"
    with pytest.raises(KeyError):
        text("paper.no-such-text", "en")


def test_a_language_is_added_from_outside(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "_FILES", dict(catalogue._FILES))
    shouted = polib.pofile(str(FOLDER / "en.po"))
    for entry in shouted:
        entry.msgstr = entry.msgid.upper()
    shouted.save(str(tmp_path / "shout.po"))
    add_language("xx", tmp_path / "shout.po")
    assert languages()[-1] == "xx"
    assert own_name("xx") == "ENGLISH"
    assert all(in_each_language(key)["xx"] == text(key, "en").upper() for key in keys())
