"""Every page answers in both languages, small, under its policy; decisions are written once and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from served import client, house_of
from sulh.store import open_store

PAGES = (
    "/", "/timeline", "/commitments", "/commitments?dated=0", "/actors", "/measures", "/process", "/reports",
    "/search?q=الانتخابات", "/review", "/sources", "/brief", "/actors/state.ly", "/map", "/export",
)  # fmt: skip
HTML = {"accept": "text/html"}
FORM = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}


@pytest.fixture(scope="module")
def reader(served_record: Path) -> Iterator[TestClient]:
    with client(served_record) as found:
        yield found


@pytest.fixture
def writer(own_record: Path) -> Iterator[TestClient]:
    with client(own_record) as found:
        yield found


def _documents(path: Path) -> list[str]:
    with house_of(path) as house:
        return sorted(house.desk.sitting().moment.printings)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page(reader: TestClient, served_record: Path, language: str) -> None:
    documents = [f"/reports/{each}" for each in _documents(served_record)]
    for path in (*PAGES, *documents):
        found = reader.get(f"{path}{'&' if '?' in path else '?'}lang={language}", headers=HTML)
        assert found.status_code == 200, path
        assert len(found.content) < 300_000, path
        direction = "rtl" if language == "ar" else "ltr"
        assert f'<html lang="{language}" dir="{direction}">' in found.text
        assert not re.search(
            r"\bstyle=|\bon[a-z]+=\"|javascript:|https?://(?!localhost)[^\"]*\.(js|css|woff)", found.text
        )
        for script in re.findall(r"<script[^>]*>", found.text):
            assert "nonce=" in script


def test_the_policy_names_the_nonce_of_the_page(reader: TestClient) -> None:
    found = reader.get("/review", headers=HTML)
    (nonce,) = set(re.findall(r'nonce="([^"]+)"', found.text))
    assert f"script-src 'nonce-{nonce}'" in found.headers["content-security-policy"]
    again = reader.get("/review", headers=HTML)
    assert nonce not in again.text


def test_unknown_things_are_a_page_that_says_so(reader: TestClient) -> None:
    for path in ("/nothing", "/reports/doc-0000", "/actors/n:nobody"):
        assert reader.get(path, headers=HTML).status_code == 404


def _subject(found: str) -> str:
    subject: str = re.findall(r'data-review="([^"]+)"', found)[0]
    return subject


def test_a_decision_is_written_and_the_next_item_shown(writer: TestClient, own_record: Path) -> None:
    first = _subject(writer.get("/review").text)
    found = writer.post("/review", data={"subject": first, "verdict": "accept"}, headers=FORM)
    assert found.status_code == 303
    assert _subject(writer.get("/review").text) != first
    store = open_store(own_record)
    with store.view() as view:
        assert [(each.verdict, each.author) for each in view.judgements(subject=first)] == [("accept", "amal")]
    store.close()


def test_undo_brings_the_item_back_and_wipes_nothing_out(writer: TestClient, own_record: Path) -> None:
    first = _subject(writer.get("/review").text)
    writer.post("/review", data={"subject": first, "verdict": "reject", "reason": "not_said"}, headers=FORM)
    found = writer.post("/review/undo", headers=FORM | {"content-type": "application/x-www-form-urlencoded"})
    assert found.headers["location"] == f"/review?item={first}"
    assert _subject(writer.get(found.headers["location"]).text) == first
    store = open_store(own_record)
    with store.view() as view:
        assert [each.verdict for each in view.judgements(subject=first)] == ["reject", "withdraw"]
    store.close()


def test_a_skipped_item_comes_back_at_the_end(writer: TestClient) -> None:
    layer = "layer=force"
    first = _subject(writer.get(f"/review?{layer}").text)
    seen = [first]
    writer.post("/review/skip", data={"subject": first, "layer": "force"}, headers=FORM)
    for _ in range(60):
        subject = _subject(writer.get(f"/review?{layer}").text)
        if subject == first:
            break
        seen.append(subject)
        writer.post("/review", data={"subject": subject, "verdict": "unsure", "layer": "force"}, headers=FORM)
    assert subject == first
    assert len(seen) == len(set(seen)) > 1


def test_a_correction_names_its_field(writer: TestClient, own_record: Path) -> None:
    first = _subject(writer.get("/review?layer=event").text)
    data = {"subject": first, "verdict": "correct", "field": "type", "value": "AGREE"}
    writer.post("/review", data=data, headers=FORM)
    store = open_store(own_record)
    with store.view() as view:
        (made,) = view.judgements(subject=first)
    store.close()
    assert (made.field, made.value) == ("type", "AGREE")


def test_a_rejection_without_a_reason_is_refused(writer: TestClient) -> None:
    first = _subject(writer.get("/review").text)
    assert writer.post("/review", data={"subject": first, "verdict": "reject"}, headers=FORM).status_code == 422


def test_supposing_something_changes_the_process_and_not_the_record(writer: TestClient, own_record: Path) -> None:
    page = writer.get("/process").text
    lever = re.findall(r'name="done" value="([^"]+)"', page)[0]
    supposed = writer.get("/process", params={"done": lever}).text
    assert re.findall(r"<svg.*?</svg>", page, re.S)[0] != re.findall(r"<svg.*?</svg>", supposed, re.S)[0]
    with house_of(own_record) as house:
        assert house.desk.sitting().moment.view.judgements() == ()


def test_language_is_kept_and_sends_nobody_elsewhere(reader: TestClient) -> None:
    for place in ("//evil.example", "https://evil.example/", "/\\evil.example", "evil"):
        found = reader.post("/language", data={"to": "ar", "next": place}, headers=FORM)
        assert (
            found.headers["location"] in ("/", "/\\evil.example".replace("\\", "%5C"))
            or found.headers["location"] == "/"
        )
