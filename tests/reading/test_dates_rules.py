"""The rules ar:C1-C13, one by one."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from babel import Locale

from sulh.reading.dates import find_dates, resolve_date
from sulh.when import When

ANCHOR = date(2024, 3, 14)  # a Thursday


def one(text: str, anchor: date | None = ANCHOR) -> When:
    found = find_dates(text, anchor)
    assert len(found) == 1, [when.text for when in found]
    return found[0]


def days(when: When) -> tuple[date | None, date | None]:
    return when.earliest, when.latest


@pytest.mark.parametrize(
    "locale", ["ar_EG", "ar_LB", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA", "ar_MR", "ar_SD", "ar_YE", "ar_LY"]
)
def test_c1_months_of_every_country(locale: str) -> None:
    for number, name in Locale.parse(locale).months["format"]["wide"].items():
        assert days(one(f"وقع الاتفاق في 9 {name} 2020"))[0] == date(2020, number, 9), name


@pytest.mark.parametrize(
    "phrase", ["نيسان/أبريل 2022", "أبريل/نيسان 2022", "نيسان / أبريل 2022", "أبريل (نيسان) 2022", "نيسان - أبريل 2022"]
)
def test_c2_a_double_name_is_one_month(phrase: str) -> None:
    when = one(f"أعلنت الهدنة في {phrase}")
    assert when.text == phrase
    assert days(when) == (date(2022, 4, 1), date(2022, 4, 30))


def test_c2_halves_that_disagree_are_no_date() -> None:
    when = one("أعلنت الهدنة في نيسان/مايو 2022")
    assert not when.known
    assert when.rule.endswith("doubt.months")


def test_c2_two_calendars_are_one_date_and_the_gregorian_half_counts() -> None:
    when = one("صدر البيان في 4 رمضان 1445 هـ الموافق 14 مارس 2024 م")
    assert days(when) == (ANCHOR, ANCHOR)
    assert when.rule == "date.calendar.pair"
    assert one("صدر البيان في 4 رمضان 1445 هـ الموافق 20 مارس 2024 م").rule.endswith("doubt.calendars")


@pytest.mark.parametrize("text", ["مارس الطرفان ضغوطا", "قالت ماي إنها ستستقيل", "زار أيار صديقه", "مفاعل تموز"])
def test_c3_ambiguous_names_need_company(text: str) -> None:
    assert find_dates(text, ANCHOR) == []


def test_c3_june_and_july_stay_apart() -> None:
    assert days(one("في يونيو 2020"))[0] == date(2020, 6, 1)
    assert days(one("في يوليو 2020"))[0] == date(2020, 7, 1)


def test_c4_hijri_by_the_table_with_a_day_of_slack() -> None:
    when = one("غرة الشهر 1 رمضان 1445")
    assert days(when) == (date(2024, 3, 10), date(2024, 3, 12))
    assert when.grain == "day"
    assert when.rule.endswith("hijri")


def test_c4_a_hijri_year_is_never_gregorian() -> None:
    assert days(one("صدر النظام في 12/10/1443هـ"))[0] == date(2022, 5, 12)
    assert days(one("خلال العام 1445 هجري")) == (date(2023, 7, 19), date(2024, 7, 6))


@pytest.mark.parametrize("spelling", ["جمادى الأولى", "جمادى الأول"])
def test_c4_spellings_of_hijri_months(spelling: str) -> None:
    assert days(one(f"في 5 {spelling} 1445"))[0] == date(2023, 11, 18)


@pytest.mark.parametrize(
    ("phrase", "want"),
    [
        ("10/3/2024", date(2024, 3, 10)),
        ("10-3-2024", date(2024, 3, 10)),
        ("١٠/٣/٢٠٢٤", date(2024, 3, 10)),
        ("2024-03-10", date(2024, 3, 10)),
        ("2024/3/10", date(2024, 3, 10)),
        ("25/3/2024", date(2024, 3, 25)),
        ("3/25/2024", date(2024, 3, 25)),
    ],
)
def test_c5_day_first_unless_only_the_other_order_is_a_date(phrase: str, want: date) -> None:
    assert days(one(f"صدر في {phrase}")) == (want, want)


@pytest.mark.parametrize("text", ["وصل أمس", "يصل الأسبوع المقبل", "سيعود في 24 ديسمبر", "قبل ثلاثة أيام", "الخميس"])
def test_c6_without_an_anchor_nothing_relative_has_days(text: str) -> None:
    when = one(text, None)
    assert not when.known
    assert when.grain in {"vague", "duration"}
    assert when.anchor == "none"


def test_c6_absolute_dates_need_no_anchor() -> None:
    assert one("وقع في 5 مايو 2020", None).anchor == "absolute"


def test_c7_explicit_word_before_tense() -> None:
    assert days(one("ستعود اللجنة إلى ما قررته في أبريل الماضي"))[0] == date(2023, 4, 1)


def test_c7_deadline_cue_before_tense() -> None:
    assert days(one("تعهدت الأطراف بالانسحاب بحلول 1 فبراير"))[0] == date(2025, 2, 1)


def test_c7_tense_then_the_nearest() -> None:
    assert days(one("انسحبت القوات في أغسطس"))[0] == date(2023, 8, 1)
    assert days(one("ستنسحب القوات في فبراير"))[0] == date(2025, 2, 1)
    assert days(one("لقاء في فبراير"))[0] == date(2024, 2, 1)


def test_c7_a_tie_is_no_date() -> None:
    assert not one("لقاء 14 سبتمبر", date(2023, 3, 15)).known or one("لقاء 14 سبتمبر", date(2023, 3, 15)).latest


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("وصل الوفد الخميس", date(2024, 3, 14)),
        ("سيصل الوفد الخميس", date(2024, 3, 21)),
        ("وصل الوفد الخميس الماضي", date(2024, 3, 7)),
        ("يصل الوفد الخميس المقبل", date(2024, 3, 21)),
        ("وصل الوفد أمس الأول", date(2024, 3, 12)),
        ("يصل الوفد بعد غد", date(2024, 3, 16)),
    ],
)
def test_c8_weekdays(text: str, want: date) -> None:
    assert days(one(text)) == (want, want)


def test_c8_a_weekday_that_contradicts_today_is_a_doubt() -> None:
    when = one("أعلن اليوم الأربعاء")
    assert days(when) == (date(2024, 3, 13), date(2024, 3, 14))
    assert when.rule.endswith("doubt.weekday")
    assert not one("أعلن اليوم الأحد").known


@pytest.mark.parametrize(("start", "want"), [(0, date(2024, 3, 18)), (5, date(2024, 3, 16)), (6, date(2024, 3, 17))])
def test_c9_weeks_begin_as_asked_and_say_so(start: int, want: date) -> None:
    (when,) = find_dates("يصل الوفد الأسبوع المقبل", ANCHOR, week_start=start)
    assert when.earliest == want
    assert when.rule.endswith(f"week_start_{start}")


@pytest.mark.parametrize(
    ("part", "want"),
    [
        ("مطلع", (date(2024, 5, 1), date(2024, 5, 10))),
        ("أوائل", (date(2024, 5, 1), date(2024, 5, 10))),
        ("منتصف", (date(2024, 5, 11), date(2024, 5, 20))),
        ("أواخر", (date(2024, 5, 21), date(2024, 5, 31))),
        ("نهاية", (date(2024, 5, 21), date(2024, 5, 31))),
    ],
)
def test_c10_thirds(part: str, want: tuple[date, date]) -> None:
    when = one(f"يعقد اللقاء {part} مايو المقبل")
    assert days(when) == want
    assert when.grain == "vague"


def test_c10_the_end_under_a_deadline_is_the_last_day() -> None:
    when = one("على أن تنسحب القوات بحلول نهاية مايو المقبل")
    assert days(when) == (date(2024, 5, 31), date(2024, 5, 31))
    assert when.grain == "day"


def test_c10_halves_on_request() -> None:
    (when,) = find_dates("يعقد اللقاء مطلع العام المقبل", ANCHOR, parts="halves")
    assert days(when) == (date(2025, 1, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("لمدة يومين", "P2D"),
        ("طيلة أسبوعين", "P2W"),
        ("أكثر من شهرين", "P2M"),
        ("نحو سنتين", "P2Y"),
        ("لمدة خمسة وأربعين يوما", "P45D"),
        ("في غضون 90 يوماً", "P90D"),
        ("نصف ساعة", "PT30M"),
    ],
)
def test_c11_durations(text: str, iso: str) -> None:
    assert one(f"تستمر {text}").duration == iso


def test_c11_within_runs_from_the_anchor_or_from_the_act() -> None:
    assert days(one("تعهدت بالانسحاب خلال 90 يوما")) == (ANCHOR, date(2024, 6, 12))
    bound = one("تعهدت بالانسحاب خلال 90 يوما من التوقيع")
    assert bound.anchor == "event"
    assert not bound.known


@pytest.mark.parametrize(
    "text", ["اتفاق 2015", "القرار 2570", "المادة 12", "عمره 40 سنة", "الأمين العام", "المبعوث الثاني"]
)
def test_c12_not_dates(text: str) -> None:
    assert find_dates(text, ANCHOR) == []


@pytest.mark.parametrize("text", ["قبل بضعة أيام", "منذ أسابيع", "ثورة 17 فبراير", "الثلاثاء 30 فبراير"])
def test_c13_abstain_rather_than_answer_a_part(text: str) -> None:
    assert all(not when.known for when in find_dates(text, ANCHOR))


def test_a_bare_phrase_is_read_more_freely() -> None:
    moment = datetime(2024, 3, 14, 12, 30)
    (when,) = resolve_date("في 27", moment)
    assert when.earliest == date(2024, 3, 27)
    assert find_dates("وصل في 27", ANCHOR) == []
    assert resolve_date("قبل عامين", moment)[0].earliest == date(2022, 3, 14)
    assert resolve_date("قبل عامين", moment, exact=False)[0].earliest == date(2022, 1, 1)


@pytest.mark.parametrize(("prefer", "want"), [("past", date(2024, 3, 8)), ("future", date(2024, 3, 15))])
def test_preference_decides_where_the_words_do_not(prefer: str, want: date) -> None:
    assert resolve_date("الجمعة", ANCHOR, prefer=prefer)[0].earliest == want  # type: ignore[arg-type]
