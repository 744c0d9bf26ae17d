"""Process as a picture: things in the order in which they wait, the words behind every arrow in its title.

Left to right, or right to left; no scripts, nothing loaded from elsewhere.  The same answer gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from sulh.process.answers import Answers
from sulh.process.basis import Basis
from sulh.process.components import components
from sulh.process.graph import Edge, Graph

__all__ = ["process_svg"]

WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN = 190, 46, 90, 22, 30
LETTERS, LINES, SWEEPS, MOST = 26, 2, 6, 150
Direction = Literal["ltr", "rtl"]

_STYLE = (
    "text{font:13px sans-serif;fill:#1a1a1a}.box{fill:#fff;stroke:#444;stroke-width:1.3}.done{fill:#e3f1e3}"
    ".over{fill:#eee;stroke-dasharray:4 3}.state{fill:#eef3fb}.threat{fill:#fbeaea}.lever{fill:#fdf6df}"
    ".ring{stroke:#b00020;stroke-width:2.4}.edge{fill:none;stroke:#555;stroke-width:1.3}.soft{stroke-dasharray:6 4}"
    ".drawn{stroke-dasharray:2 4}.assumed{stroke:#7a4fb5}.circle{stroke:#b00020;stroke-width:2.2}.hits{stroke:#c0603a}"
)


@dataclass(frozen=True, slots=True)
class _Place:
    x: float
    y: float


def process_svg(found: Answers, *, direction: Direction = "rtl") -> str:
    """The network around the goals; what is not connected is left out, and said."""
    graph = found.graph
    kept = _near(found)
    edges = [edge for edge in graph.edges if edge.source in kept and edge.target in kept and edge.kind != "commits"]
    places = _layout(graph, sorted(kept), edges, direction)
    ring_nodes = {member for circle in found.structure.circles for member in circle.members}
    ring_edges = {edge.id for circle in found.structure.circles for edge in circle.steps}
    width = max((place.x for place in places.values()), default=0) + WIDTH + MARGIN
    height = max((place.y for place in places.values()), default=0) + HEIGHT + MARGIN
    arrows = "\n".join(_arrow(edge, places, edge.id in ring_edges, direction) for edge in edges)
    boxes = "\n".join(_box(graph, node, places[node], node in ring_nodes) for node in sorted(kept))
    left_out = sum(node.happens for node in graph.nodes) - sum(graph.by_id[node].happens for node in kept)
    title = f"Process, {found.about.today}; {left_out} unconnected things are not drawn"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" direction="{direction}">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n"
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 L10 5 L0 10 z" fill="#555"/></marker></defs>\n'
        f"{arrows}\n{boxes}\n</svg>\n"
    )


def _near(found: Answers) -> set[str]:
    """The goals and what they are connected to, up to a number that one can look at."""
    graph = found.graph
    kept: set[str] = set()
    line = [goal for goal in found.goals if goal in graph.by_id]
    while line and len(kept) < MOST:
        node = line.pop(0)
        if node in kept:
            continue
        kept.add(node)
        line += [edge.source for edge in graph.into[node] if edge.kind != "commits"]
        line += [edge.target for edge in graph.out_of.get(node, ()) if edge.kind != "commits"]
    return kept


def _layout(graph: Graph, nodes: Sequence[str], edges: Sequence[Edge], direction: Direction) -> dict[str, _Place]:
    """Columns by the longest way, rows by the middle of the neighbours."""
    number = {node: at for at, node in enumerate(nodes)}
    follows: list[list[int]] = [[] for _ in nodes]
    for edge in edges:
        follows[number[edge.source]].append(number[edge.target])
    groups = components(follows)
    home = {member: at for at, group in enumerate(groups) for member in group}
    column = [0] * len(nodes)
    for at, group in enumerate(groups):
        base = max((column[node] for node in group), default=0)
        for offset, node in enumerate(group):
            column[node] = base + (offset % 2 if len(group) > 1 else 0)
        last = max(column[node] for node in group)
        for node in group:
            for after in follows[node]:
                if home[after] != at:
                    column[after] = max(column[after], last + 1)
    rows = _rows(column, follows)
    widest = max(column, default=0)
    places = {}
    for name, at in number.items():
        step = column[at] if direction == "ltr" else widest - column[at]
        places[name] = _Place(MARGIN + step * (WIDTH + GAP_X), MARGIN + rows[at] * (HEIGHT + GAP_Y))
    return places


def _rows(column: Sequence[int], follows: Sequence[Sequence[int]]) -> list[int]:
    near: list[list[int]] = [[] for _ in column]
    for source, targets in enumerate(follows):
        for target in targets:
            near[source].append(target)
            near[target].append(source)
    order: dict[int, list[int]] = {}
    for node, at in enumerate(column):
        order.setdefault(at, []).append(node)
    rows = [0] * len(column)
    for _ in range(SWEEPS):
        for at in sorted(order):
            order[at].sort(key=lambda node: (_middle([rows[other] for other in near[node]], rows[node]), node))
            for row, node in enumerate(order[at]):
                rows[node] = row
    return rows


def _middle(rows: Sequence[int], own: int) -> float:
    return sum(rows) / len(rows) if rows else float(own)


def _box(graph: Graph, node: str, place: _Place, ring: bool) -> str:
    known = graph.by_id[node]
    kinds = ["box", known.kind]
    kinds += ["done"] if known.status == "done" else ["over"] if known.over else []
    kinds += ["ring"] if ring else []
    lines = _wrapped(known.name)
    text = "".join(
        f'<tspan x="{place.x + WIDTH / 2:.0f}" dy="{0 if at == 0 else 16}">{escape(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    top = place.y + HEIGHT / 2 + 5 - 8 * (len(lines) - 1)
    return (
        f"<g><title>{escape(_title(known.name, known.basis))}</title>"
        f'<rect class="{" ".join(kinds)}" x="{place.x:.0f}" y="{place.y:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="6"/>'
        f'<text x="{place.x + WIDTH / 2:.0f}" y="{top:.0f}" text-anchor="middle">{text}</text></g>'
    )


def _wrapped(name: str) -> list[str]:
    lines = [""]
    for word in name.split():
        if len(lines[-1]) + len(word) + 1 > LETTERS and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], lines[LINES - 1] + "…"]


def _arrow(edge: Edge, places: Mapping[str, _Place], ring: bool, direction: Direction) -> str:
    source, target = places[edge.source], places[edge.target]
    ahead = 1 if direction == "ltr" else -1
    start = (source.x + (WIDTH if ahead > 0 else 0), source.y + HEIGHT / 2)
    end = (target.x + (0 if ahead > 0 else WIDTH), target.y + HEIGHT / 2)
    bend = max(40.0, abs(end[0] - start[0]) / 2)
    path = (
        f"M{start[0]:.0f} {start[1]:.0f} C{start[0] + ahead * bend:.0f} {start[1]:.0f} "
        f"{end[0] - ahead * bend:.0f} {end[1]:.0f} {end[0]:.0f} {end[1]:.0f}"
    )
    kinds = ["edge"]
    if edge.basis.kind == "assumed":
        kinds.append("assumed")
    if not edge.runs:
        kinds.append("drawn")
    elif edge.kind in ("enables", "raises", "lowers"):
        kinds.append("soft")
    elif edge.kind == "threatens":
        kinds.append("hits")
    kinds += ["circle"] if ring else []
    return (
        f"<g><title>{escape(_title(edge.kind, edge.basis))}</title>"
        f'<path class="{" ".join(kinds)}" d="{path}" marker-end="url(#tip)"/></g>'
    )


def _title(name: str, basis: Basis) -> str:
    if basis.kind != "evidence":
        return f"{name}: {basis.kind} {basis.by or basis.row} {basis.on or ''}".strip()
    quotes = [
        f"«{' '.join(quote.text.split())}» ({quote.speaker or quote.outlet or '?'})" for quote in basis.quotes[:3]
    ]
    return f"{name}: " + "; ".join(quotes)
