"""The gate: names, origins, sizes and numbers of requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from served import client
from sulh.api.gate import Buckets


@pytest.fixture(scope="module")
def asked(served_record: Path) -> Iterator[TestClient]:
    with client(served_record) as found:
        yield found


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "169.254.169.254"])
def test_only_our_own_names_are_answered(asked: TestClient, host: str) -> None:
    assert asked.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:80", "LOCALHOST"])
def test_our_own_names_are_answered(asked: TestClient, host: str) -> None:
    assert asked.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "text/plain"},
    ],
)
@pytest.mark.parametrize("path", ["/review", "/language", "/seen", "/api/v1/judgements", "/logout"])
def test_changes_from_elsewhere_are_refused(asked: TestClient, path: str, headers: dict[str, str]) -> None:
    found = asked.post(path, content=b"{}", headers=headers)
    assert found.status_code == 403
    assert found.json()["error"]["code"] in ("cross_site", "no_origin")


def test_another_site_may_link_but_not_read(asked: TestClient) -> None:
    cross = {"sec-fetch-site": "cross-site"}
    assert asked.get("/", headers=cross | {"sec-fetch-mode": "navigate"}).status_code == 200
    assert asked.get("/api/v1/", headers=cross | {"sec-fetch-mode": "cors"}).status_code == 403


def test_every_answer_carries_its_headers(asked: TestClient) -> None:
    for path in ("/", "/static/sulh.css", "/api/v1/", "/nothing"):
        found = asked.get(path).headers
        assert "default-src 'none'" in found["content-security-policy"]
        assert "frame-ancestors 'none'" in found["content-security-policy"]
        assert "unsafe" not in found["content-security-policy"]
        assert found["x-content-type-options"] == "nosniff"


def test_a_large_body_is_refused(asked: TestClient) -> None:
    found = asked.post("/api/v1/judgements", content=b" " * 1_000_001, headers={"content-type": "application/json"})
    assert found.status_code == 413


def test_buckets_fill_again_with_time() -> None:
    now = 0.0
    buckets = Buckets(2, clock=lambda: now)
    assert [buckets.take("a") for _ in range(3)] == [True, True, False]
    assert buckets.take("b")
    now = 30.0
    assert [buckets.take("a") for _ in range(2)] == [True, False]
