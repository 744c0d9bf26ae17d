"""Query: the asking door.  Typed answers out of one moment of the record; what they look like is decided elsewhere."""

from sulh.query.brief import Brief, brief
from sulh.query.coverage import Coverage, coverage
from sulh.query.due import DueRow, due
from sulh.query.held import HeldView
from sulh.query.moment import ActorRow, Moment, Name, Row
from sulh.query.news import News, news
from sulh.query.page import Listed, ReportPage, listed, report_page
from sulh.query.profile import Profile, Tie, profile, ties
from sulh.query.queue import Queue, queue
from sulh.query.search import Filter, Found, search
from sulh.query.timeline import TimelineRow, timeline

__all__ = [
    "ActorRow",
    "Brief",
    "Coverage",
    "DueRow",
    "Filter",
    "Found",
    "HeldView",
    "Listed",
    "Moment",
    "Name",
    "News",
    "Profile",
    "Queue",
    "ReportPage",
    "Row",
    "Tie",
    "TimelineRow",
    "actors",
    "brief",
    "coverage",
    "due",
    "listed",
    "news",
    "profile",
    "queue",
    "report_page",
    "search",
    "ties",
    "timeline",
]


def actors(moment: Moment) -> tuple[ActorRow, ...]:
    """Everybody in the record, most often named first."""
    return moment.actors
