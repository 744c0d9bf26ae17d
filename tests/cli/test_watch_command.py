"""`sulh add URL` and `sulh watch`: against a site on 127.0.0.1, as a person runs them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from site_server import Page, Site, site
from sulh.cli.table import load
from sulh.errors import BadDate, InputError
from sulh.settings import Settings

WORDS = "أعلنت الحكومة الليبية أن اللجنة العسكرية المشتركة ستجتمع الأسبوع المقبل في مدينة {} لبحث خطة الانسحاب."


@pytest.fixture
def web() -> Iterator[Site]:
    """A site with a feed of two reports."""
    with site() as running:
        items = "".join(
            f"<item><link>/{name}</link><pubDate>Tue, 05 Oct 2021 10:00:00 +0200</pubDate></item>"
            for name in ("b", "a")
        )
        feed = f'<rss version="2.0"><channel><title>صحيفة الضفة</title>{items}</channel></rss>'
        running.pages["/rss"] = Page(feed.encode(), "application/rss+xml", headers={"ETag": '"1"'})
        for name, city in (("a", "سرت"), ("b", "جنيف")):
            text = f"<p>{WORDS.format(city)}</p>" * 3
            running.pages[f"/{name}"] = Page(f"<html><body><article>{text}</article></body></html>".encode())
        yield running


def run(folder: Path, name: str, *arguments: str) -> tuple[int, list[Any], str]:
    """Exit code, JSON lines, messages of one call; errors come as they are."""
    out, err = io.StringIO(), io.StringIO()
    settings = Settings(record=str(folder / "record.db"))
    with redirect_stdout(out), redirect_stderr(err):
        code = load(name).main(list(arguments), obj=settings, standalone_mode=False)
    return code or 0, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_a_feed_is_watched_and_then_has_nothing_new(web: Site, tmp_path: Path) -> None:
    (tmp_path / "feeds.txt").write_text(f"{web.url}/rss\n")
    watch = ("watch", str(tmp_path / "feeds.txt"), "--allow-host", "127.0.0.1", "--delay", "0", "--json")
    code, (first, second), messages = run(tmp_path, *watch, "--every", "1s", "--rounds", "2")
    assert code == 0
    assert first["schema"] == "sulh-watch/1"
    assert [each["outcome"] for each in first["added"]] == ["added", "added"]
    assert first["added"][0]["found"]["published"] == "feed"
    assert second["added"] == second["refused"] == []
    assert "looking again in 1s" in messages
    assert web.paths == ["/rss", "/a", "/b", "/rss"]
    assert (tmp_path / "record.db.watch").is_file()
    code, (third,), _ = run(tmp_path, "add", f"{web.url}/a", "--allow-host", f"127.0.0.1:{web.port}", "--json")
    assert code == 0
    assert third["added"][0]["outcome"] == "reprinted"  # the page by itself says no day and no outlet


def test_an_inner_machine_is_refused_with_the_next_step(web: Site, tmp_path: Path) -> None:
    code, (found,), messages = run(tmp_path, "add", f"{web.url}/a", "--json")
    assert code == 1
    assert found["added"] == []
    assert "--allow-host 127.0.0.1" in messages
    assert web.asked == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("no-such-file",), "no such file"),
        (("ftp://a.example/",), "no such file, and no http"),
        (("http://user:pw@a.example/",), "name or password"),
    ],
)
def test_what_is_no_feed_is_one_line(tmp_path: Path, arguments: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        run(tmp_path, "watch", *arguments)


@pytest.mark.parametrize("every", ["soon", "0s", "15", "-1m", "1.5h"])
def test_a_length_of_time_is_written_in_one_way(tmp_path: Path, every: str) -> None:
    with pytest.raises(BadDate, match="write it as 30s"):
        run(tmp_path, "watch", "https://a.example/", f"--every={every}")


def test_a_page_can_be_read_without_a_record(web: Site, tmp_path: Path) -> None:
    code, (found,), _ = run(tmp_path, "read", f"{web.url}/a", "--allow-host", "127.0.0.1", "--json")
    assert code == 0
    assert found["document"]["url"] == f"{web.url}/a"
    assert list(tmp_path.iterdir()) == []
