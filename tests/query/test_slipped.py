"""A postponement in any wording clears the date that stood; a denial and a proposal do not."""

from __future__ import annotations

import pytest

import sulh
from given import day

FIRST = "قالت مفوضية الانتخابات في ليبيا إن الانتخابات الرئاسية ستجرى في 24 ديسمبر 2021. ورحبت بعثة الأمم المتحدة للدعم في ليبيا بذلك."
TAIL = " وعلقت بعثة الأمم المتحدة للدعم في ليبيا على ذلك."


@pytest.mark.parametrize(
    ("later", "cleared"),
    [
        ("أعلنت المفوضية في ليبيا تأجيل الانتخابات الرئاسية إلى أجل غير مسمى.", True),
        ("أعلن مجلس النواب الليبي تأجيل الانتخابات الرئاسية.", True),
        ("أُجلت الانتخابات الرئاسية في ليبيا.", True),
        ("نفى مجلس النواب الليبي تأجيل الانتخابات الرئاسية.", False),
        ("اقترح رئيس المفوضية في ليبيا تأجيل الانتخابات الرئاسية إلى 24 يناير 2022.", False),
    ],
)
def test_postponing_clears_the_date_and_keeps_its_past(later: str, cleared: bool) -> None:
    with sulh.open_record(":memory:") as record:
        record.add_text(FIRST, published="2021-10-05")
        record.add_text(later + TAIL, published="2021-12-22")
        (row,) = record.due(today="2021-12-23")
    assert row.schedule.milestone == "libya.elections_presidential"
    assert row.schedule.first == day("2021-12-24")
    assert row.schedule.current == (None if cleared else day("2021-12-24"))
    assert row.schedule.due.status == ("postponed" if cleared else "standing")
