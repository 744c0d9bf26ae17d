"""The API: pages, tags, cursors, one shape of error, tokens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from served import client
from sulh.api.accounts import Account, Accounts, may
from sulh.api.tables import TABLES
from sulh.errors import Conflict, InputError
from sulh.export.csv_table import csv_bytes, guarded, read_csv, unguarded
from sulh.export.table import Table

JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def asked(served_record: Path) -> Iterator[TestClient]:
    with client(served_record) as found:
        yield found


@pytest.mark.parametrize("name", sorted(TABLES))
def test_pages_joined_are_the_table(asked: TestClient, name: str) -> None:
    whole = asked.get(f"/api/v1/tables/{name}", params={"limit": 500}).json()
    rows, after = [], None
    for _ in range(100):
        page = asked.get(f"/api/v1/tables/{name}", params={"limit": 37} | ({"after": after} if after else {})).json()
        rows += page["rows"]
        after = page["next"]
        if after is None:
            break
    assert rows[: len(whole["rows"])] == whole["rows"]
    assert len(rows) == whole["total"]


def test_a_tag_saves_the_answer(asked: TestClient) -> None:
    first = asked.get("/api/v1/tables/timeline")
    again = asked.get("/api/v1/tables/timeline", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = asked.get("/api/v1/tables/timeline?limit=3", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/nothing", 404, "not_found"),
        ("/api/v1/tables/nothing", 422, "bad_request"),
        ("/api/v1/tables/timeline?limit=100000", 422, "bad_request"),
        ("/api/v1/tables/timeline?after=evt-gone", 410, "cursor_gone"),
        ("/api/v1/tables/timeline?today=yesterday", 422, "bad_request"),
        ("/api/v1/reports/doc-none", 404, "not_found"),
    ],
)
def test_every_error_has_one_shape(asked: TestClient, path: str, status: int, code: str) -> None:
    found = asked.get(path)
    assert found.status_code == status
    assert found.json()["error"]["code"] == code
    assert set(found.json()) == {"error"}


def test_a_decision_over_the_api_is_seen_at_once(own_record: Path) -> None:
    with client(own_record) as asked:
        subject = asked.get("/api/v1/tables/claims").json()["rows"][0]["id"]
        before = asked.get("/api/v1/").json()["version"]
        body = {"subject": subject, "verdict": "accept"}
        assert asked.post("/api/v1/judgements", json=body).status_code == 201
        rows = {row["id"]: row for row in asked.get("/api/v1/tables/claims", params={"limit": 500}).json()["rows"]}
        assert rows[subject]["state"] == "accepted"
        feed = asked.get("/api/v1/changes", params={"after": before}).json()
        assert [row["kind"] for row in feed["rows"]] == ["judgement"]
        assert asked.post("/api/v1/judgements", json={"subject": "evt-none", "verdict": "accept"}).status_code == 404
        assert asked.post("/api/v1/judgements", json={"subject": subject, "verdict": "reject"}).status_code == 422


def test_csv_goes_round_and_runs_nothing(asked: TestClient) -> None:
    body = asked.get("/timeline.csv").content
    assert body.startswith(b"\xef\xbb\xbfid,date_start")
    rows = list(read_csv(body))
    assert len(rows) == asked.get("/api/v1/tables/timeline").json()["total"]
    nasty = ["=1+1", "'=1", "+7", "-2", "@x", "\t=", "＝1", "''=cmd", "plain", "'quoted", "a=b", ""]
    table = Table("nasty", ("a",), tuple((each,) for each in nasty))
    assert [row["a"] for row in read_csv(csv_bytes(table))] == nasty
    for each in nasty:
        assert unguarded(guarded(each)) == each
        assert not guarded(each).startswith(("=", "+", "-", "@", "\t", "＝"))


PASSWORD = "a long enough secret"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    found = Accounts(tmp_path / "x.accounts")
    found.add("amal", PASSWORD, "reviewer")
    found.add("basim", PASSWORD, "reader")
    return found


def test_passwords_and_keys_are_never_kept(accounts: Accounts) -> None:
    secrets = [PASSWORD, accounts.open_session("amal"), accounts.make_token("amal", "reader")]
    body = accounts.path.read_bytes()
    assert all(secret.encode() not in body for secret in secrets)
    assert accounts.path.stat().st_mode & 0o077 == 0


def test_a_token_has_no_more_rights_than_its_account(accounts: Accounts) -> None:
    found = accounts.holder(accounts.make_token("basim", "admin"), "token")
    assert found == Account("basim", "reader")
    assert not may(found, "coder")


def test_keys_end(accounts: Accounts) -> None:
    secret = accounts.open_session("amal")
    later = Accounts(accounts.path, clock=lambda: datetime.now(UTC) + timedelta(hours=13))
    assert accounts.holder(secret, "session") is not None
    assert accounts.holder(secret, "token") is None
    assert later.holder(secret, "session") is None
    accounts.close_session(secret)
    assert accounts.holder(secret, "session") is None


def test_weak_and_double_accounts_are_refused(accounts: Accounts) -> None:
    with pytest.raises(InputError):
        accounts.add("c", "short", "reader")
    with pytest.raises(Conflict):
        accounts.add("amal", PASSWORD, "reader")
    assert accounts.check("amal", "wrong password") is None
    assert accounts.check("nobody", PASSWORD) is None


def test_with_accounts_nothing_is_read_without_one(served_record: Path, accounts: Accounts) -> None:
    with client(served_record, accounts=accounts) as asked:
        for path in ("/api/v1/", "/api/v1/tables/timeline", "/timeline.csv", "/api/v1/changes"):
            assert asked.get(path).status_code == 401
        assert asked.get("/", headers={"accept": "text/html"}).headers["location"] == "/login"
        token = accounts.make_token("basim", "reader")
        bearer = {"authorization": f"Bearer {token}"}
        assert asked.get("/api/v1/", headers=bearer).status_code == 200
        body = {"subject": "x", "verdict": "accept"}
        assert asked.post("/api/v1/judgements", json=body, headers=bearer).status_code == 403


def test_logging_in_and_out(served_record: Path, accounts: Accounts) -> None:
    with client(served_record, accounts=accounts) as asked:
        form = {"origin": "http://localhost"}
        wrong = asked.post("/login", data={"name": "amal", "password": "no"}, headers=form)
        assert wrong.status_code == 401
        right = asked.post("/login", data={"name": "amal", "password": PASSWORD}, headers=form)
        assert "HttpOnly" in right.headers["set-cookie"]
        assert "samesite=strict" in right.headers["set-cookie"].lower()
        assert asked.get("/timeline").status_code == 200
        kept = asked.cookies["sulh_session"]
        asked.post("/logout", headers=form)
        asked.cookies.set("sulh_session", kept)
        assert asked.get("/api/v1/").status_code == 401


def test_guessing_is_slowed(served_record: Path, accounts: Accounts) -> None:
    with client(served_record, accounts=accounts) as asked:
        form = {"origin": "http://localhost"}
        tries = [asked.post("/login", data={"name": "amal", "password": "no"}, headers=form) for _ in range(12)]
        assert tries[-1].status_code == 429
