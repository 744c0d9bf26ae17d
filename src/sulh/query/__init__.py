"""Query: the asking door.  Typed answers out of one moment of the record; what they look like is decided elsewhere."""

from sulh.query.brief import Brief, brief
from sulh.query.due import DueRow, due
from sulh.query.moment import ActorRow, Moment, Name, Row
from sulh.query.search import Filter, Found, search
from sulh.query.timeline import TimelineRow, timeline

__all__ = [
    "ActorRow",
    "Brief",
    "DueRow",
    "Filter",
    "Found",
    "Moment",
    "Name",
    "Row",
    "TimelineRow",
    "actors",
    "brief",
    "due",
    "search",
    "timeline",
]


def actors(moment: Moment) -> tuple[ActorRow, ...]:
    """Everybody in the record, most often named first."""
    return moment.actors
