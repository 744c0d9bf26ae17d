"""Keywords for reports without a printed list."""

from __future__ import annotations

import sulh

TEXT = (
    "التقى المبعوث الأممي غسان سلامة رئيس مجلس النواب عقيلة صالح في بنغازي لبحث وقف إطلاق النار.\n"
    "وقال سلامة إن مجلس النواب وافق على وقف إطلاق النار.\n"
    "ودعت مصر مجلس النواب إلى تثبيت وقف إطلاق النار، وطالب سلامة بوقف القتال."
)


def test_names_by_weight_then_topics() -> None:
    keywords = sulh.read_text(TEXT, published="2019-08-10").keywords
    assert keywords[0] in {"مجلس النواب", "غسان سلامة"}
    assert "وقف إطلاق النار" in keywords
    assert len(keywords) == len(set(keywords)) <= 12


def test_a_printed_list_stands_alone() -> None:
    reading = sulh.read_text(TEXT + "\n\nكلمات مفتاحية: ليبيا، سلامة", published="2019-08-10")
    assert reading.tags
    assert reading.keywords == ()


def test_nothing_said_nothing_suggested() -> None:
    assert sulh.read_text("").keywords == ()
