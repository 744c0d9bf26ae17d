"""The learned tagger beside the rules: what it adds, what it may not, and that the product does without it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from sulh import read_text
from sulh.document import Document
from sulh.lexicon.load import default_lexicon
from sulh.reading.actor_hits import find_hits, rule_hits
from sulh.reading.name_proposals import proposed, rule_codes, tagged_names
from sulh.reading.name_tagger import default_tagger
from sulh.reading.page import Page, make_page

ROOT = Path(__file__).parents[2]


def page(text: str) -> Page:
    return make_page(Document.of(text), default_lexicon())


def names(text: str) -> set[str]:
    return {actor.name for actor in read_text(text).actors}


def test_model_ships_and_is_small() -> None:
    model = ROOT / "src" / "sulh" / "reading" / "data" / "name_tagger.crf"
    assert 100_000 < model.stat().st_size < 3_000_000
    assert default_tagger() is not None


def test_proposals_touch_no_hit_of_the_rules_and_name_no_work() -> None:
    tagger = default_tagger()
    assert tagger is not None
    for path in sorted((ROOT / "samples").rglob("*.txt"))[:12]:
        sheet = page(path.read_text(encoding="utf-8"))
        hits = rule_hits(sheet)
        taken = {at for hit in hits for at in range(hit.first, hit.last)}
        for hit in proposed(sheet, hits, tagger):
            assert not taken & set(range(hit.first, hit.last))
            assert hit.kind in {"person", "place", "state", "organization", "armed_group"}
        assert [h for h in find_hits(sheet) if h.rule.startswith("tagger")] == []


def test_classes_beside_actors() -> None:
    tagger = default_tagger()
    assert tagger is not None
    sheet = page("بلغت الكلفة مليوني دولار، وقال مدير الشركة إن فيلم الرسالة سيعرض في القاهرة.")
    labels = {sheet.words[n.first].text: n.label for n in tagged_names(sheet, rule_hits(sheet), tagger)}
    assert labels.get("دولار") == "MISC"
    assert labels.get("القاهره") == "LOC"
    assert "دولار" not in names("بلغت الكلفة مليوني دولار، كما قال زيلفانوف.")


def test_codes_tell_begin_and_inside() -> None:
    sheet = page("قال عبد الحميد الدبيبة")
    codes = rule_codes(sheet, rule_hits(sheet))
    assert codes[0] == ""
    assert codes[1][0] == "B"
    assert codes[3][0] == "I"


def test_without_the_tagger_the_rules_stand_alone() -> None:
    text = (ROOT / "samples" / "01-africom-wagner-accusation.txt").read_text(encoding="utf-8")
    alone = read_text(text, tagger=False)
    assert alone.actors
    assert not any(actor.rule.startswith("tagger") for actor in alone.actors)


def test_tagging_is_deterministic() -> None:
    text = "وصل تورغونباييف إلى مدينة أوشكوتا، وقال تورغونباييف إن المحادثات مع كاراشييف ستبدأ غدا."
    assert read_text(text) == read_text(text)


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("قال الناطق باسم حماس حازم قاسم إن الحركة ملتزمة.", {"حماس", "حازم قاسم"}, {"حماس حازم قاسم"}),
        ("التقى قائد قسد مظلوم عبدي الوفد.", {"قسد", "مظلوم عبدي"}, {"قسد مظلوم عبدي"}),
        ("رحب الحزب بنداء عبد الله أوجلان.", {"عبد الله أوجلان"}, {"نداء عبد الله أوجلان"}),
        ("قال العماد رودولف هيكل إن الجيش جاهز.", {"رودولف هيكل"}, {"العماد رودولف هيكل"}),
        ("استأنفت جبهة البوليساريو والمغرب المفاوضات.", {"المغرب"}, set()),
        ("وصل عماد الطرابلسي إلى طرابلس.", {"عماد الطرابلسي"}, {"الطرابلسي"}),
    ],
    ids=[
        "body-then-name",
        "acronym-then-name",
        "noun-then-known-name",
        "title-like-a-name",
        "state-beside-a-body",
        "given",
    ],
)
def test_names_beside_each_other(text: str, wanted: set[str], unwanted: set[str]) -> None:
    found = names(text)
    assert wanted <= found
    assert not unwanted & found


def test_recipe_reads_its_data() -> None:
    spec = importlib.util.spec_from_file_location("train_name_tagger", ROOT / "scripts" / "train_name_tagger.py")
    assert spec is not None
    assert spec.loader is not None
    recipe = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = recipe
    spec.loader.exec_module(recipe)
    text, spans = recipe.marked("قال {P زيد} في {L سرت}")
    assert text == "قال زيد في سرت"
    assert [(text[a:b], label) for a, b, label in spans] == [("زيد", "PERS"), ("سرت", "LOC")]
    for document in recipe.documents(ROOT / "data" / "ner"):
        plain, marks = recipe.marked(document)
        assert not {"{", "}"} & set(plain)
        assert all(plain[start:end].strip() for start, end, _ in marks)
