"""How an act was done: the words of the clause decide, by the order printed with the type (codebook section 3, D24)."""

from __future__ import annotations

import pytest

import sulh
from sulh.lexicon.load import default_lexicon
from sulh.lexicon.mode_cues import MODES

CASES = [
    ("قُتل أربعة مدنيين وأصيب تسعة بقصف مدفعي على سوق المدينة.", "ASSAULT", "heavy-weapons"),
    ("فجر انتحاري نفسه بعبوة وسط حشد في العاصمة.", "ASSAULT", "suicide-attack"),
    ("اغتال مسلحون بالرصاص ناشطا في المدينة.", "ASSAULT", "targeted"),
    ("شن سلاح الجو غارات على البلدة.", "ASSAULT", "aerial"),
    ("قصفت الجماعة المطار بطائرات مسيرة.", "ASSAULT", "drone"),
    ("سيطر مقاتلو الجبهة على البلدة.", "ASSAULT", None),
    ("هاجم مسلحون نقطة التفتيش.", "ASSAULT", None),
    ("أسقط الجيش طائرة مسيرة فوق المدينة.", "ASSAULT", "heavy-weapons"),
    ("بحث الوزير مع نظيره هاتفيا تطورات الأزمة.", "CONSULT", "phone"),
    ("عقد وفدا الحكومة والجبهة جولة محادثات برعاية دولة مجاورة.", "CONSULT", "third-party"),
    ("دعا مجلس السلم طرفي النزاع إلى وقف فوري لإطلاق النار.", "REQUEST", "yield"),
    ("طالبت أحزاب المعارضة رئيس الوزراء بالاستقالة.", "REQUEST", "change"),
    ("رفضت الحركة حضور الاجتماع.", "REJECT", "meet"),
    ("هددت الحركة بإغلاق حقول النفط.", "THREATEN", "restrict"),
    ("أضرب المعلمون عن العمل.", "PROTEST", "strike"),
    ("طردت الحكومة السفير.", "SANCTION", "expel"),
    ("حكمت محكمة على الرئيس السابق بالسجن خمس سنوات.", "SANCTION", "convict"),
    ("حشدت كتائب محلية مئات المسلحين قرب خط الهدنة.", "MOBILIZE", "militia"),
    ("ألقى مقاتلو الفصيل السلاح.", "RETREAT", "disarm"),
    ("دخل وقف إطلاق النار حيز التنفيذ فجر الاثنين.", "RETREAT", "ceasefire"),
]


@pytest.mark.parametrize(("text", "kind", "mode"), CASES)
def test_mode(text: str, kind: str, mode: str | None) -> None:
    events = [event for event in sulh.read_text(text, published="2022-03-01").events if event.type == kind]
    assert [event.mode for event in events][:1] == [mode]


def test_every_frame_has_a_mode_of_its_type() -> None:
    for frame in default_lexicon().frames.every:
        assert frame.mode is None or frame.mode in MODES.get(frame.type, ()), frame.id


def test_a_mode_that_a_cue_names_wins_only_by_order() -> None:
    modes = default_lexicon().modes
    said = [frozenset({"رصاص"}), frozenset({"غاره"})]
    assert modes.mode("ASSAULT", said, None) == "aerial"
    assert modes.mode("ASSAULT", said, "targeted") == "targeted"
    assert modes.mode("ASSAULT", [], "targeted") == "targeted"
    assert modes.mode("AGREE", said, None) is None
