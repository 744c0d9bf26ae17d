"""Lists of feeds: OPML as feed readers export it, or a text file with an address a line."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sulh.errors import InputError, TooLarge
from sulh.ingest.encoding import decode_text
from sulh.ingest.web.urls import is_web, parse

__all__ = ["read_list"]

LARGEST_LIST = 2 * 1024 * 1024
MOST_FEEDS = 5_000


def read_list(body: bytes, place: str) -> tuple[str, ...]:
    """The addresses in a list, in its order, each once; InputError names what is wrong."""
    if len(body) > LARGEST_LIST:
        raise TooLarge(f"{place}: over {LARGEST_LIST // 1024 // 1024} MB is no list of feeds; split it")
    found = _opml(body, place) if b"<opml" in body[:4096].lower() else _lines(body, place)
    unique = tuple(dict.fromkeys(found))
    if not unique:
        raise InputError(f"{place}: there is no feed in this list; an address a line, or OPML with xmlUrl")
    if len(unique) > MOST_FEEDS:
        raise TooLarge(f"{place}: over {MOST_FEEDS} feeds; split it")
    return unique


def _opml(body: bytes, place: str) -> list[str]:
    try:
        tree = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        raise InputError(f"{place}: the OPML is broken ({type(error).__name__}); export it again") from error
    values = (each.get("xmlUrl") or each.get("xmlurl") for each in tree.iter("outline"))
    return [parse(value.strip()).url for value in values if value and is_web(value.strip())]


def _lines(body: bytes, place: str) -> list[str]:
    found = []
    for number, line in enumerate(decode_text(body, name=place).text.splitlines(), start=1):
        words = [] if line.lstrip().startswith("#") else line.split()
        if not words:
            continue
        if not is_web(words[0]):
            raise InputError(f"{place}:{number}: a list has an http or https address at the start of each line")
        found.append(parse(words[0]).url)
    return found
