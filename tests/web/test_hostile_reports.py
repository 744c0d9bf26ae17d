"""An article is data everywhere: no field of a report, a judgement or an address becomes markup, a link or a header."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from served import client
from sulh import open_record

HTML = {"accept": "text/html"}
FORM = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
PLANTED = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "</textarea><svg/onload=alert(1)>",
    "{{7*7}}{% raw %}", "javascript:alert(1)", "<!--", "]]>", "&lt;b&gt;", "\u202egpj.exe",
)  # fmt: skip
TEXT = (
    "قال رئيس الحكومة <script>alert(1)</script> إن الانتخابات ستُجرى في 24 ديسمبر 2021. "
    'ونفت وزارة الدفاع "><img src=x onerror=alert(1)> وقوع اشتباكات. {{7*7}}'
)


class _Tags(HTMLParser):
    """Tags and attributes as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place = tmp_path_factory.mktemp("hostile") / "record.db"
    with open_record(place) as record:
        for at, planted in enumerate(PLANTED):
            record.add_text(
                f"{TEXT} {planted} {at}",
                published="2021-10-05",
                title=planted,
                outlet=planted,
                url=planted,
                wire=planted,
            )
    with client(place) as found:
        yield found


def _safe(body: str, path: str) -> None:
    tags = _Tags()
    tags.feed(body)
    for tag, attributes in tags.found:
        assert tag not in ("img", "iframe", "object", "embed", "base", "textarea"), (path, tag)
        assert tag != "script" or (attributes.get("src") or "").startswith("/static/"), path
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (path, attributes)
        for name in ("href", "src", "action", "formaction"):
            value = (attributes.get(name) or "").strip().lower()
            assert not value.startswith(("javascript:", "data:", "vbscript:", "//")), (path, value)


def test_no_page_takes_an_article_for_markup(asked: TestClient) -> None:
    reports = [row["id"] for row in asked.get("/api/v1/tables/reports").json()["rows"]]
    actors = [row["ref"] for row in asked.get("/api/v1/tables/actors").json()["rows"]]
    pages = [
        "/",
        "/timeline",
        "/commitments?dated=0",
        "/actors",
        "/measures",
        "/process",
        "/reports",
        "/review",
        "/sources",
    ]
    pages += [
        "/brief",
        "/search?q=الانتخابات",
        *(f"/reports/{each}" for each in reports),
        *(f"/actors/{each}" for each in actors),
    ]
    for path in pages:
        found = asked.get(path, headers=HTML)
        assert found.status_code == 200, path
        _safe(found.text, path)


@pytest.mark.parametrize("planted", PLANTED)
def test_no_address_becomes_markup(asked: TestClient, planted: str) -> None:
    for path, key in (
        ("/search", "q"), ("/search", "since"), ("/timeline", "actor"), ("/timeline", "since"), ("/reports", "outlet"),
        ("/actors", "q"), ("/brief", "since"), ("/process", "done"), ("/review", "item"), ("/review", "layer"),
    ):  # fmt: skip
        found = asked.get(path, params={key: planted, "lang": planted}, headers=HTML)
        assert found.status_code in (200, 422), (path, key)
        _safe(found.text, path)


def test_reasons_and_corrections_are_text(asked: TestClient) -> None:
    subject = asked.get("/api/v1/tables/claims").json()["rows"][0]["id"]
    for planted in PLANTED:
        data = {"subject": subject, "verdict": "correct", "field": "speaker", "value": planted, "reason": planted}
        assert asked.post("/review", data=data, headers=FORM).status_code == 303
        found = asked.get(f"/review?item={subject}", headers=HTML)
        assert found.status_code == 200
        _safe(found.text, "/review")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/reports/..%2f..%2fetc",
        "/static//etc/passwd",
        "/%00",
    ],
)
def test_no_path_leads_out(asked: TestClient, path: str) -> None:
    found = asked.get(path, headers=HTML)
    assert found.status_code in (404, 405)
    assert "import" not in found.text


def test_no_value_becomes_a_header(asked: TestClient) -> None:
    for place in ("/\r\nset-cookie: a=b", "/x\nlocation: //evil", "/\x00"):
        found = asked.post("/language", data={"to": "ar\r\nx: y", "next": place}, headers=FORM)
        assert found.status_code == 303
        assert "\n" not in found.headers["location"]
        assert "a=b" not in found.headers["set-cookie"]
