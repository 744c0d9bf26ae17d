"""What only a browser can tell: words in their order, keys by their place, nothing loaded from elsewhere, no barrier."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from driven import Browser
from sulh import open_record
from sulh.store import open_store

pytestmark = pytest.mark.browser

PAGES = (
    "/", "/timeline", "/commitments", "/actors", "/actors/state.ly", "/measures", "/process", "/reports", "/search?q=الانتخابات",
    "/review", "/sources", "/brief", "/map", "/export",
)  # fmt: skip

OF_THE_BROWSER = ("chrome:", "chrome-untrusted:", "about:", "devtools:")  # its own pages, which ask no network


def _documents(record: Path) -> dict[str, str]:
    store = open_store(record)
    with store.view() as view:
        found = {report.id: report.text for report in view.reports()}
    store.close()
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_in_both_widths(browser: Browser, own_record: Path, language: str) -> None:
    pages = (*PAGES, f"/reports/{min(_documents(own_record))}")
    for path in pages:
        for width in (1280, 390):
            browser.open(path, language=language, width=width)
            wide = browser.run("return document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, (path, width, wide)
    assert browser.complaints() == []
    assert {url for url in browser.requests() if not url.startswith((browser.base, "data:", *OF_THE_BROWSER))} == set()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_barrier_of_weight(browser: Browser, own_record: Path, language: str) -> None:
    axe = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    for path in (*PAGES, f"/reports/{min(_documents(own_record))}"):
        browser.open(path, language=language)
        browser.run(axe)
        done = "const done = arguments[0]; axe.run(document).then(r => done(r.violations.map(v => "
        done += "[v.id, v.impact, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))])))"
        found: list[list[Any]] = browser.driver.execute_async_script(done)
        assert [each for each in found if each[1] in ("serious", "critical")] == [], path


def test_marks_change_no_word_and_no_order(browser: Browser, own_record: Path) -> None:
    for document, text in _documents(own_record).items():
        browser.open(f"/reports/{document}")
        shown = browser.run("return [...document.querySelectorAll('.report > p')].map(p => p.textContent).join('')")
        assert shown == text


MIXED = "قالت UNSMIL إن 12 دولة 😀 وقّعت الاتفاق 2570 (S/2021) يوم 23 يناير 2021، وأعلنت حكومة الوحدة الوطنية موافقتها."


def test_a_marked_sentence_looks_like_the_unmarked_one(browser: Browser, own_record: Path) -> None:
    with open_record(own_record) as record:
        document = record.add_text(MIXED, published="2021-01-24", title="خليط").document
    browser.open(f"/reports/{document}")
    measure = """
      const p = document.querySelector('.report > p'), plain = p.cloneNode(false), places = (node) => {
        const found = [], walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) for (let i = 0; i < walk.currentNode.length; i++) {
          const r = document.createRange(); r.setStart(walk.currentNode, i); r.setEnd(walk.currentNode, i + 1);
          const box = r.getBoundingClientRect(), own = node.getBoundingClientRect();
          found.push([Math.round(box.left - own.left), Math.round(box.width)]);
        } return found; };
      plain.textContent = p.textContent; p.parentNode.append(plain);
      return [p.querySelectorAll('.mark').length, places(p), places(plain)];"""
    marks, marked, plain = browser.run(measure)
    assert marks >= 2
    assert len(marked) == len(plain) == len(MIXED.encode("utf-16-le")) // 2
    off = [
        at for at, (a, b) in enumerate(zip(marked, plain, strict=True)) if abs(a[0] - b[0]) > 1 or abs(a[1] - b[1]) > 1
    ]
    assert off == []


def _current(browser: Browser) -> str:
    found: str = browser.settle(
        "return document.readyState === 'complete' && document.querySelector('[data-review]')?.dataset.review"
    )
    return found


def _go_on(browser: Browser, code: str, before: str) -> None:
    browser.settle("return document.querySelectorAll('.verdicts kbd').length > 0")
    browser.press(code)
    browser.settle(
        "return document.readyState === 'complete' && document.querySelector('[data-review]')?.dataset.review !== arguments[0]",
        before,
    )


def test_thirty_items_by_keyboard_with_an_arabic_layout(browser: Browser, own_record: Path) -> None:
    browser.open("/review")
    pressed: list[tuple[str, str]] = []
    for at in range(30):
        item = _current(browser)
        code = ("KeyA", "KeyU", "KeyX", "KeyA", "Space")[at % 5]
        _go_on(browser, code, item)
        pressed.append((item, code))
    last = [item for item, code in pressed if code != "Space"][-1]
    browser.press("Backspace")
    browser.settle("return document.querySelector('[data-review]')?.dataset.review === arguments[0]", last)
    store = open_store(own_record)
    with store.view() as view:
        made = [(each.subject, each.verdict) for each in view.judgements()]
    store.close()
    verdicts = {"KeyA": "accept", "KeyU": "unsure", "KeyX": "reject"}
    assert made == [(item, verdicts[code]) for item, code in pressed if code in verdicts] + [(last, "withdraw")]
    assert browser.complaints() == []


def test_keys_are_silent_while_somebody_types_and_can_be_switched_off(browser: Browser) -> None:
    browser.open("/review")
    item = _current(browser)
    browser.settle("return document.querySelectorAll('.verdicts kbd').length > 0")
    browser.press("Slash")
    assert browser.run("return document.activeElement.id") == "find-top"
    browser.press("KeyA")
    assert browser.run("return document.activeElement.value") == "ش"
    assert _current(browser) == item
    browser.run(
        "document.activeElement.blur(); document.querySelector('.keys').open = true; document.getElementById('keys-on').click()"
    )
    browser.press("KeyA")
    assert _current(browser) == item
    browser.run("document.getElementById('keys-on').click(); document.activeElement.blur()")


def test_correcting_opens_by_its_key_and_saves_by_enter(browser: Browser, own_record: Path) -> None:
    browser.open("/review?layer=event")
    item = _current(browser)
    browser.settle("return document.querySelectorAll('.verdicts kbd').length > 0")
    browser.press("KeyE")
    assert browser.run("return document.activeElement.id") == "f-type"
    browser.run("document.activeElement.value = 'AGREE'; document.activeElement.form.querySelector('button').click()")
    browser.settle("return document.querySelector('[data-review]')?.dataset.review !== arguments[0]", item)
    store = open_store(own_record)
    with store.view() as view:
        (made,) = view.judgements(subject=item)
    store.close()
    assert (made.verdict, made.field, made.value) == ("correct", "type", "AGREE")


def test_layers_switch_without_a_round_trip(browser: Browser, own_record: Path) -> None:
    browser.open(f"/reports/{min(_documents(own_record))}")
    before = browser.run("return document.querySelectorAll('.mark.l-actor').length")
    browser.requests()
    browser.run("document.querySelector('input[value=actor]').click()")
    assert before > 0
    assert browser.run("return document.querySelectorAll('.mark.l-actor').length") == 0
    assert browser.requests() == []


def test_what_if_changes_the_picture(browser: Browser) -> None:
    browser.open("/process")
    before = browser.run("return document.querySelector('.picture svg').outerHTML")
    browser.run("document.querySelector('input[name=done]').click(); document.querySelector('.levers').requestSubmit()")
    browser.settle("return document.readyState === 'complete' && location.search.includes('done=')")
    assert browser.run("return document.querySelector('.picture svg').outerHTML") != before


def test_the_language_button_turns_the_page(browser: Browser) -> None:
    browser.open("/timeline")
    assert browser.run("return getComputedStyle(document.body).direction") == "rtl"
    browser.driver.get(f"{browser.base}/timeline")
    browser.run("document.querySelector('.tongue button').click()")
    browser.settle("return document.readyState === 'complete'")
    first = browser.run("return document.documentElement.dir")
    browser.run("document.querySelector('.tongue button').click()")
    browser.settle("return document.documentElement.dir !== arguments[0]", first)
