"""Screen: one page being made: its language, the moment it shows, and the words and names that templates ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from hijridate import Gregorian
from jinja2 import Environment, PackageLoader, StrictUndefined

from sulh.api.accounts import Account, Role, may
from sulh.api.desk import Sitting
from sulh.api.house import house_of, visitor
from sulh.export.labels import Labels, Language, labels
from sulh.query import Moment, Name
from sulh.record.said import Party
from sulh.span import Span
from sulh.web.messages import Messages, messages
from sulh.web.passage import Mark, Piece, cut, direction, language

__all__ = ["LANGUAGE", "PAGES", "Screen", "language_of"]

LANGUAGE = "sulh_language"
PAGES = (
    "today", "timeline", "commitments", "actors", "measures", "map", "process", "reports", "search", "review", "sources",
    "brief", "export",
)  # fmt: skip


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("sulh.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(pages=PAGES, dir_of=direction, lang_of=language)
    return made


def language_of(request: Request) -> Language:
    """Asked for in the address, chosen before, wished by the browser, or the server's."""
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE)
    if asked == "ar":
        return "ar"
    if asked == "en":
        return "en"
    wished = request.headers.get("accept-language", "")[:2].lower()
    if wished in ("ar", "en"):
        return "ar" if wished == "ar" else "en"
    return "ar" if house_of(request).language == "ar" else "en"


@dataclass
class Screen:
    """What a template can ask."""

    request: Request
    sitting: Sitting
    today: date
    who: Account | None

    @classmethod
    def of(cls, request: Request) -> Screen:
        """The screen of a request; `accepted=1` shows only what people accepted."""
        house = house_of(request)
        only = request.query_params.get("accepted") == "1"
        return cls(request, house.desk.sitting(reviewed_only=only), house.desk.day(), visitor(request))

    @property
    def moment(self) -> Moment:
        """What is shown."""
        return self.sitting.moment

    @property
    def language(self) -> Language:
        """The language of our own words."""
        return language_of(self.request)

    @property
    def t(self) -> Messages:
        """Our own words."""
        return messages(self.language)

    @property
    def words(self) -> Labels:
        """Words for codes, days and names."""
        return labels(self.language)

    @property
    def rtl(self) -> bool:
        """The page runs right to left."""
        return self.language == "ar"

    def may(self, role: Role) -> bool:
        """The visitor may."""
        return self.who is not None and may(self.who, role)

    def party(self, party: Party) -> tuple[str, str]:
        """The actor's reference and name."""
        ref = self.moment.identity.name(party.ref)
        return ref, self.words.name(self.moment.names.get(ref, Name(party.text, None)))

    def parties(self, found: Iterable[Party | None]) -> list[tuple[str, str]]:
        """Actors without doubles."""
        return list(dict.fromkeys(self.party(each) for each in found if each is not None))

    def name(self, ref: str) -> str:
        """What a reference is called."""
        own = self.moment.identity.name(ref)
        return self.words.name(self.moment.names.get(own, Name(ref.partition(":")[2] or ref, None)))

    def day(self, day: date | None) -> str:
        """A day in the page's language."""
        return self.words.day(day) if day else self.words("phrase", "undated")

    def both(self, day: date | None) -> str:
        """A day in both calendars, for a tooltip."""
        if day is None or not 1924 <= day.year <= 2077:
            return self.day(day)
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
        lang = self.language
        return f"{day.isoformat()} · {hijri.day} {hijri.month_name(lang)} {hijri.year} {hijri.notation(lang)}"

    def quote(self, text: str, start: int, marks: Iterable[Span]) -> list[Piece]:
        """A sentence that begins at `start` in its document, cut at its marks."""
        moved = [Mark(str(at), "hit", Span(m.start - start, m.end - start)) for at, m in enumerate(marks)]
        return list(cut(text, Span(0, len(text)), moved))

    def link(self, **changed: object) -> str:
        """This page's address with other parameters; None takes one away."""
        kept: dict[str, list[str]] = {}
        for key, value in self.request.query_params.multi_items():
            kept.setdefault(key, []).append(value)
        for key, given in changed.items():
            kept[key] = [] if given is None else [str(given)]
        query = urlencode([(key, value) for key, values in kept.items() for value in values])
        return f"{self.request.url.path}?{query}" if query else self.request.url.path

    def show(self, template: str, page: str, values: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
        """The page."""
        body = (
            _environment()
            .get_template(template)
            .render(s=self, t=self.t, L=self.words, page=page, nonce=self.request.scope["state"]["nonce"], **values)
        )
        return HTMLResponse(body, status_code=status)
