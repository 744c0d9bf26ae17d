"""sulh watch"""

from __future__ import annotations

import os
import re
import time
from pathlib import Path
from typing import Annotated

import typer

from sulh.cli.adding import Done, print_added, put
from sulh.cli.edge import AsJson, finish, tell
from sulh.cli.network import AllowHost, Delay, fetcher
from sulh.errors import BadDate, InputError
from sulh.ids import digest
from sulh.ingest.around import Around
from sulh.ingest.files import read_bytes
from sulh.ingest.web.lists import LARGEST_LIST, read_list
from sulh.ingest.web.urls import is_web, parse
from sulh.ingest.web.visits import Visits
from sulh.ingest.web.watch import one_round
from sulh.settings import Settings

__all__ = ["command"]

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def command(
    ctx: typer.Context,
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED|LIST…", help="Addresses of RSS, Atom or JSON feeds; OPML files; lists.")
    ],
    every: Annotated[str | None, typer.Option(help="Look again each 30s, 15m, 2h or 1d until stopped.")] = None,
    rounds: Annotated[int | None, typer.Option(min=1, help="Stop after so many looks.")] = None,
    most: Annotated[int, typer.Option(min=1, help="New reports taken of each feed in one look.")] = 100,
    from_feed: Annotated[
        bool, typer.Option("--from-feed", help="Take the report that the feed carries, don't fetch its page.")
    ] = False,
    outlet: Annotated[str | None, typer.Option(help="Who publishes them; else the page or the feed says it.")] = None,
    state: Annotated[Path | None, typer.Option(help="The file that remembers what was seen.")] = None,
    allow_host: AllowHost = None,
    delay: Delay = 2.0,
    as_json: AsJson = False,
) -> None:
    """Look at feeds and read what is new into the record; once, or again and again.

    Examples:  sulh watch https://example.org/rss.xml  ·  sulh watch outlets.opml --every 30m
    """
    settings: Settings = ctx.obj
    pause = _seconds(every) if every is not None else None
    addresses = _addresses(feeds)
    last = 1 if pause is None else rounds
    web = fetcher(allow_host, delay)
    count, done = 0, Done()
    with Visits(state or _state(settings)) as visits:
        while True:
            found = one_round(addresses, web, visits, around=Around(outlet=outlet), content=from_feed, most=most)
            done = put(settings, found)
            print_added(settings, done, as_json=as_json, schema="sulh-watch/1")
            count += 1
            if pause is None or (last is not None and count >= last):
                break
            tell(settings, f"looking again in {every}; Ctrl-C stops, what was read is kept")
            time.sleep(pause)
    finish(done=len(done.added), refused=len(done.refused))


def _addresses(places: list[str]) -> list[str]:
    """Addresses as they are; of files what is in them."""
    found: list[str] = []
    for place in places:
        if is_web(place):
            found.append(parse(place).url)
        else:
            if not Path(place).is_file():
                raise InputError(f"{place}: no such file, and no http or https address; check how it is written")
            found.extend(read_list(read_bytes(Path(place), LARGEST_LIST), place))
    return list(dict.fromkeys(found))


def _seconds(text: str) -> float:
    found = re.fullmatch(r"(\d{1,6})([smhd])", text.strip())
    if found is None or int(found.group(1)) == 0:
        raise BadDate(f"--every {text}: not a length of time; write it as 30s, 15m, 2h or 1d")
    return float(int(found.group(1)) * _UNITS[found.group(2)])


def _state(settings: Settings) -> Path:
    """Beside a record that is a file; for one on a server in the folder for such things, by its address."""
    if "://" not in settings.record:
        return Path(f"{settings.record}.watch")
    folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "sulh"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{digest(settings.record.encode())}.watch"
