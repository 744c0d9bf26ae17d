"""Single pages, feeds, and rounds over feeds that can be stopped anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from site_server import Clock, Page, Site
from sulh.errors import InputError
from sulh.ingest.around import Around
from sulh.ingest.intake import Intake, Refusal
from sulh.ingest.web.feeds import Entry
from sulh.ingest.web.fetch import Fetcher
from sulh.ingest.web.take import take_url
from sulh.ingest.web.visits import MOST_TRIES, Seen, Visits
from sulh.ingest.web.watch import one_round

WORDS = "أعلنت الحكومة الليبية أن اللجنة العسكرية المشتركة ستجتمع الأسبوع المقبل في مدينة {} لبحث خطة الانسحاب."


def page(city: str, head: str = "") -> Page:
    """An article."""
    text = "".join(f"<p>{WORDS.format(city)}</p>" for _ in range(3))
    return Page(f"<html lang='ar'><head><title>اجتماع {city}</title>{head}</head><body><article>{text}".encode())


def rss(*paths: str, day: str = "Tue, 05 Oct 2021 10:00:00 +0200") -> Page:
    """A feed; the newest first, as feeds are."""
    items = "".join(
        f"<item><title>{path}</title><link>{path}</link><pubDate>{day}</pubDate>"
        f"<description>{WORDS.format(path)}</description></item>"
        for path in paths
    )
    text = f'<rss version="2.0"><channel><title>صحيفة الضفة</title><language>ar</language>{items}</channel></rss>'
    return Page(text.encode(), "application/rss+xml", headers={"ETag": f'"{len(paths)}-{hash(paths)}"'})


@pytest.fixture
def visits(tmp_path: Path) -> Iterator[Visits]:
    """An empty file of visits."""
    with Visits(tmp_path / "x.watch") as opened:
        yield opened


def taken(found: Iterator[Intake | Refusal]) -> list[str]:
    """The paths that gave a document, and the reasons of the others."""
    return ["/" + each.place.rsplit("/", 1)[1] if isinstance(each, Intake) else each.reason for each in found]


def test_a_page_with_what_it_says_of_itself(web: Site, fetcher: Fetcher) -> None:
    head = '<meta property="article:published_time" content="2021-10-05"><meta property="og:site_name" content="الضفة">'
    web.pages["/news/a"] = page("سرت", head + '<link rel="canonical" href="https://elsewhere.example/x">')
    (found,) = take_url(f"{web.url}/news/a", fetcher)
    assert isinstance(found, Intake)
    document = found.document
    assert (document.outlet, document.title, document.language) == ("الضفة", "اجتماع سرت", "ar")
    assert (document.published, document.published_basis) == (date(2021, 10, 5), "page")
    # What was fetched counts, not where the page says it would rather be.
    assert document.url == f"{web.url}/news/a"
    assert found.found == {
        "outlet": "page",
        "title": "page",
        "url": "address",
        "published": "page",
        "language": "letters",
    }
    assert found.basis == ("outlet:page", "published:page", "title:page", "url:address")
    assert found.body == web.pages["/news/a"].body  # type: ignore[union-attr]


def test_a_day_in_the_address_is_marked_uncertain(web: Site, fetcher: Fetcher) -> None:
    web.pages["/2021/10/05/a"] = page("سرت")
    (found,) = take_url(f"{web.url}/2021/10/05/a", fetcher)
    assert isinstance(found, Intake)
    assert (found.document.published, found.document.published_basis) == (date(2021, 10, 5), "uncertain:address")
    assert found.document.outlet == "127.0.0.1"
    assert any("uncertain" in warning for warning in found.warnings)
    (given,) = take_url(f"{web.url}/2021/10/05/a", fetcher, Around(published=date(2021, 10, 6)))
    assert isinstance(given, Intake)
    assert (given.document.published, given.document.published_basis) == (date(2021, 10, 6), "given")


def test_a_day_that_lies_ahead_is_marked_uncertain(web: Site, fetcher: Fetcher) -> None:
    web.pages["/a"] = page("سرت", '<meta property="article:published_time" content="2031-10-05">')
    (found,) = take_url(f"{web.url}/a", fetcher)
    assert isinstance(found, Intake)
    assert found.document.published_basis == "uncertain:page"


def test_no_day_is_no_day(web: Site, fetcher: Fetcher) -> None:
    web.pages["/a"] = Page(page("سرت").body, headers={"Last-Modified": "Tue, 05 Oct 2021 10:00:00 GMT"})
    (found,) = take_url(f"{web.url}/a", fetcher)
    assert isinstance(found, Intake)
    assert found.document.published is None


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (Page(b"\x89PNG\r\n", "image/png"), "is image/png"),
        (Page(b"", "text/html"), "is empty"),
        (Page(b"<html><body></body></html>"), "no article"),
        (Page(status=404), "no such page"),
    ],
)
def test_what_gives_no_report_is_a_refusal(web: Site, fetcher: Fetcher, answer: Page, complaint: str) -> None:
    web.pages["/a"] = answer
    (found,) = take_url(f"{web.url}/a", fetcher)
    assert isinstance(found, Refusal)
    assert complaint in found.reason


def test_other_formats_by_what_the_server_calls_them(web: Site, fetcher: Fetcher) -> None:
    web.pages["/table"] = Page(f"text,outlet\n{WORDS},الضفة\n".encode("cp1256"), "text/csv; charset=windows-1256")
    (row,) = take_url(f"{web.url}/table", fetcher)
    assert isinstance(row, Intake)
    assert row.document.outlet == "الضفة"
    web.pages["/plain"] = Page(WORDS.encode(), "text/plain")
    (text,) = take_url(f"{web.url}/plain", fetcher)
    assert isinstance(text, Intake)
    assert text.document.text == WORDS


def test_a_feed_gives_all_its_reports_and_one_bad_one_stops_no_other(web: Site, fetcher: Fetcher) -> None:
    web.pages |= {"/rss": rss("/b", "/gone", "http://localhost:1/inner", "/a"), "/a": page("سرت"), "/b": page("جنيف")}
    first, inner, gone, second = take_url(f"{web.url}/rss", fetcher)
    assert isinstance(first, Intake)
    assert isinstance(second, Intake)
    assert (first.document.outlet, first.document.published) == ("صحيفة الضفة", date(2021, 10, 5))
    assert first.found["published"] == "feed"
    assert isinstance(inner, Refusal)
    assert "inner network" in inner.reason
    assert isinstance(gone, Refusal)
    assert "no such page" in gone.reason


def test_a_round_takes_what_is_new_and_asks_for_no_page_twice(web: Site, fetcher: Fetcher, visits: Visits) -> None:
    web.pages |= {"/rss": rss("/a"), "/a": page("سرت"), "/b": page("جنيف")}
    feeds = [f"{web.url}/rss"]
    assert taken(one_round(feeds, fetcher, visits)) == ["/a"]
    assert taken(one_round(feeds, fetcher, visits)) == []
    assert web.paths == ["/rss", "/a", "/rss"]
    web.pages["/rss"] = rss("/b", "/a")
    assert taken(one_round(feeds, fetcher, visits)) == ["/b"]
    assert web.paths.count("/a") == 1
    assert visits.counts() == {"done": 2}


def test_a_round_that_was_stopped_goes_on_where_it_was(web: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    web.pages |= {"/rss": rss("/c", "/b", "/a"), "/a": page("سرت"), "/b": page("جنيف"), "/c": page("تونس")}
    feeds = [f"{web.url}/rss"]
    with Visits(tmp_path / "x.watch") as visits:
        stopped = one_round(feeds, fetcher, visits)
        assert taken(iter([next(stopped), next(stopped)])) == ["/a", "/b"]
        del stopped  # /b was handed over, but nobody said that it arrived
    with Visits(tmp_path / "x.watch") as visits:
        assert taken(one_round(feeds, fetcher, visits)) == ["/b", "/c"]
        assert visits.counts() == {"done": 3}


def test_what_fails_for_now_is_tried_again_a_few_times_and_the_rest_not(
    web: Site, fetcher: Fetcher, visits: Visits
) -> None:
    web.pages |= {"/rss": rss("/busy", "/gone", "/a"), "/a": page("سرت"), "/busy": Page(status=503)}
    feeds = [f"{web.url}/rss"]
    first, gone, busy = taken(one_round(feeds, fetcher, visits))
    assert first == "/a"
    assert "no such page" in gone
    assert "503" in busy
    for _ in range(MOST_TRIES - 1):
        assert len(taken(one_round(feeds, fetcher, visits))) == 1
    assert taken(one_round(feeds, fetcher, visits)) == []
    assert visits.counts() == {"done": 1, "refused": 2}
    assert web.paths.count("/gone") == 1


def test_a_feed_that_asks_to_be_left_alone_is(web: Site, fetcher: Fetcher, visits: Visits, clock: Clock) -> None:
    web.pages["/rss"] = Page(status=429, headers={"Retry-After": "3600"})
    feeds = [f"{web.url}/rss"]
    (reason,) = taken(one_round(feeds, fetcher, visits))
    assert "429" in reason
    (reason,) = taken(one_round(feeds, fetcher, visits))
    assert "left alone until 2026-01-01T01:00:0" in reason
    assert web.paths == ["/rss"]
    clock.seconds += 3700
    web.pages |= {"/rss": rss("/a"), "/a": page("سرت")}
    assert taken(one_round(feeds, fetcher, visits)) == ["/a"]


def test_the_reports_that_a_feed_carries_itself(web: Site, fetcher: Fetcher, visits: Visits) -> None:
    body = (
        rss("/a").body.replace(b"<description>", b"<content:encoded>").replace(b"</description>", b"</content:encoded>")
    )
    body = body.replace(b"<rss ", b'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" ')
    web.pages["/rss"] = Page(body, "application/rss+xml")
    (found,) = one_round([f"{web.url}/rss"], fetcher, visits, content=True)
    assert isinstance(found, Intake)
    assert found.document.text.strip() == WORDS.format("/a")
    assert (found.document.url, found.document.outlet) == (f"{web.url}/a", "صحيفة الضفة")
    assert web.paths == ["/rss"]
    web.pages["/bare"] = rss("/b")
    (reason,) = taken(one_round([f"{web.url}/bare"], fetcher, visits, content=True))
    assert "doesn't carry" in reason


def test_one_bad_feed_stops_no_other(web: Site, fetcher: Fetcher, visits: Visits) -> None:
    web.pages |= {"/bad": Page(b"<html>"), "/rss": rss("/a"), "/a": page("سرت")}
    bad, good = taken(one_round([f"{web.url}/bad", f"{web.url}/rss"], fetcher, visits))
    assert "no feed" in bad
    assert good == "/a"


def test_no_more_than_so_many_of_a_feed_in_one_round(web: Site, fetcher: Fetcher, visits: Visits) -> None:
    web.pages |= {"/rss": rss("/c", "/b", "/a"), "/a": page("سرت"), "/b": page("جنيف"), "/c": page("تونس")}
    assert taken(one_round([f"{web.url}/rss"], fetcher, visits, most=2)) == ["/a", "/b"]
    assert taken(one_round([f"{web.url}/rss"], fetcher, visits, most=2)) == ["/c"]


def test_a_file_that_is_no_list_of_visits_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.watch"
    path.write_text("something else, and long enough to be no empty file")
    with pytest.raises(InputError, match="move it away"):
        Visits(path)
    assert path.read_text().startswith("something else")


def test_a_newer_file_of_visits_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.watch"
    with Visits(path) as visits:
        visits.saw("https://a.example/", Seen(), [Entry("https://a.example/1")], at="2026-01-01")
        visits._base.execute("PRAGMA user_version = 99")
    with pytest.raises(InputError, match="newer release"):
        Visits(path)
