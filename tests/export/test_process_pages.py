"""What an answer looks like: text, JSON, picture and page."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from process.networks import NOW, days, edge, network, node
from sulh.codebook.process_defaults import load_defaults
from sulh.export.process_html import process_html
from sulh.export.process_json import process_json
from sulh.export.process_layout import HEIGHT, WIDTH, Direction, lay_out
from sulh.export.process_svg import process_svg
from sulh.export.process_text import process_text
from sulh.process.answers import Answers, answer
from sulh.process.basis import Basis, Quote
from sulh.process.graph import Edge, Graph
from sulh.process.outcomes import Assumptions

WORDS = "الانتخابات لن تُجرى إلا بعد انسحاب <القوات> & غيرها"
QUOTED = Basis("evidence", (Quote("cnd-1", "doc-1", 3, 9, WORDS, "r", speaker="عضو", outlet="السفح", published=NOW),))


@pytest.fixture(scope="module")
def found() -> Answers:
    """A circle, something behind it, and something that may be in time."""
    drawn: list[str | Edge] = [
        replace(edge("withdrawal > vote"), basis=QUOTED),
        edge("once > law", "enables", order_only=True),
        *("vote > withdrawal", "vote > army", "draft > law"),
    ]
    law = replace(node("law", q=0.5), due=days(40))
    return answer(network(drawn, law), today=NOW, given=Assumptions(runs=200))


def test_the_text_says_it_in_sentences_with_quotes_and_ends_with_its_limits(found: Answers) -> None:
    text = process_text(found, load_defaults())
    assert text.startswith("Circular wait: vote, withdrawal.")
    assert f"«{WORDS}» — عضو, in السفح, 2021-10-01 [unreviewed]" in text
    assert "Behind it: army." in text
    assert "vote: never, as things stand" in text
    assert "[once] enables [law] (only an order is said)" in text
    assert text.index("What is not modelled") > text.index("Ranges")


def test_the_json_has_its_keys_and_is_json(found: Answers) -> None:
    body = json.loads(json.dumps(process_json(found, load_defaults()), allow_nan=False))
    assert {"blocked", "circular", "cut_sets", "due", "outcomes"} <= body.keys()
    assert body["circular"][0]["members"] == ["vote", "withdrawal"]
    assert body["circular"][0]["steps"][0]["quotes"][0]["quote"] == WORDS
    law = next(row for row in body["outcomes"] if row["node"] == "law")
    assert law["on_time"][0] <= law["on_time"][1] <= law["on_time"][2]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_picture_is_well_formed_and_runs_its_way(found: Answers, direction: str) -> None:
    root = ET.fromstring(process_svg(found, direction=direction))  # type: ignore[arg-type]
    space = "{http://www.w3.org/2000/svg}"
    place = {}
    for group in root.iter(f"{space}g"):
        box, title = group.find(f"{space}rect"), group.find(f"{space}title")
        if box is not None and title is not None and title.text:
            place[title.text.split(":")[0]] = float(box.attrib["x"])
    assert (place["draft"] < place["law"]) == (direction == "ltr")
    assert any(WORDS in (title.text or "") for title in root.iter(f"{space}title"))


def test_the_page_escapes_what_reports_say(found: Answers) -> None:
    page = process_html(found, load_defaults())
    HTMLParser().feed(page)
    assert "<القوات>" not in page
    assert "&lt;القوات&gt;" in page
    assert "<script" not in page


def test_an_empty_record_gives_an_answer_on_every_page() -> None:
    empty = answer(Graph.of([]), today=NOW, given=Assumptions(runs=10))
    assert process_text(empty, load_defaults()).startswith("What is not modelled")
    assert process_json(empty, load_defaults())["blocked"] == []
    ET.fromstring(process_svg(empty))


def test_the_same_answer_gives_the_same_bytes(found: Answers) -> None:
    assert process_html(found, load_defaults()) == process_html(found, load_defaults())


def test_ten_thousand_things_get_an_answer() -> None:
    names = [f"n{number:05}" for number in range(10_000)]
    line = [edge(f"{a} > {b}") for a, b in pairwise(names)]
    many = answer(network(line), today=NOW, given=Assumptions(runs=20))
    assert many.structure.enabled == ("n00000",)
    assert "What is not modelled" in process_text(many, load_defaults())


def test_nothing_in_the_picture_lies_on_something_else() -> None:
    pairs = [(0, 3), (1, 3), (2, 3), (3, 4), (4, 3), (3, 5), (5, 6), (0, 6), (7, 8), (8, 8)]
    directions: tuple[Direction, ...] = ("ltr", "rtl")
    for direction in directions:
        found = lay_out(10, pairs, direction)
        boxes = sorted(found.boxes.values())
        for (x, y), (other_x, other_y) in pairwise(boxes):
            assert x != other_x or other_y - y >= HEIGHT
        assert all(0 <= x <= found.width - WIDTH and 0 <= y <= found.height - HEIGHT for x, y in boxes)
        for (x, y), (end_x, end_y) in (pair for points in found.arrows for pair in pairwise(points[1:-1])):
            assert not any(min(x, end_x) < left + 1 < max(x, end_x) and top < y < top + HEIGHT for left, top in boxes)
            assert y == end_y or abs(end_x - x) < WIDTH


def test_only_what_is_against_the_order_runs_back() -> None:
    found = lay_out(3, [(0, 1), (1, 2), (2, 1)], "ltr")
    assert sum(found.back) == 1
    assert not found.back[0]


def test_a_date_beside_arabic_words_keeps_its_order(found: Answers) -> None:
    page = process_html(found, load_defaults())
    assert '<bdi lang="ar" dir="rtl">السفح</bdi>, 2021-10-01' in page
