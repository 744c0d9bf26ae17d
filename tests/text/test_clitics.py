"""What a written word may be made of (ar:B2, B3)."""

from __future__ import annotations

from sulh.text.clitics import splits


def stems(word: str) -> set[str]:
    return {split.stem for split in splits(word)}


def test_the_whole_word_comes_first() -> None:
    assert next(iter(splits("وفد"))).stem == "وفد"


def test_proclitics_stack_up() -> None:
    cut = [s for s in splits("وبالعاصمه") if s.stem == "عاصمه"]
    assert [(s.conjunction, s.preposition, s.article, s.skip) for s in cut] == [("و", "ب", True, 4)]


def test_lam_and_article_merge() -> None:
    assert "جيش" in stems("للجيش")
    assert "ليبيين" in stems("للليبيين") | stems("لليبيين")


def test_future_only_before_an_imperfect_letter() -> None:
    assert any(s.future and s.stem == "يعقد" for s in splits("سيعقد"))
    assert not any(s.future for s in splits("سلام"))


def test_ta_marbuta_before_a_pronoun() -> None:
    assert "موافقه" in stems("موافقتها")
