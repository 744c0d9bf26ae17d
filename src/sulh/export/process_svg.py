"""Process as a picture: things in the order in which they wait, the words behind every arrow in its title.

Left to right, or right to left; no scripts, nothing loaded from elsewhere.  The same answer gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from sulh.export.process_layout import HEIGHT, WIDTH, Direction, Point, lay_out
from sulh.process.answers import Answers
from sulh.process.basis import Basis
from sulh.process.graph import Edge, Graph
from sulh.text.letters import is_arabic_letter

__all__ = ["process_svg"]

LETTERS, LINES, MOST, ARC = 26, 2, 150, 40
INK = {"": "#555", "assumed": "#7a4fb5", "hits": "#c0603a", "circle": "#b00020"}

_STYLE = (
    "svg{background:#fff}text{font:13px sans-serif;fill:#1a1a1a}.box{fill:#fff;stroke:#444;stroke-width:1.3}.done{fill:#e3f1e3}"
    ".over{fill:#eee;stroke-dasharray:4 3}.state{fill:#eef3fb}.threat{fill:#fbeaea}.lever{fill:#fdf6df}"
    ".ring{stroke:#b00020;stroke-width:2.4}.edge{fill:none;stroke:#555;stroke-width:1.3}.soft{stroke-dasharray:6 4}"
    ".drawn{stroke-dasharray:2 4}.assumed{stroke:#7a4fb5}.circle{stroke:#b00020;stroke-width:2.2}.hits{stroke:#c0603a}"
)


def process_svg(found: Answers, *, direction: Direction = "rtl") -> str:
    """The network around the goals; what is not connected is left out, and said."""
    graph = found.graph
    kept = _near(found)
    edges = [edge for edge in graph.edges if edge.source in kept and edge.target in kept and edge.kind != "commits"]
    nodes = sorted(kept)
    number = {node: at for at, node in enumerate(nodes)}
    places = lay_out(len(nodes), [(number[edge.source], number[edge.target]) for edge in edges], direction)
    ring_nodes = {member for circle in found.structure.circles for member in circle.members}
    ring_edges = {edge.id for circle in found.structure.circles for edge in circle.steps}
    arrows = "\n".join(
        _arrow(edge, points, back, edge.id in ring_edges)
        for edge, points, back in zip(edges, places.arrows, places.back, strict=True)
    )
    boxes = "\n".join(_box(graph, node, places.boxes[number[node]], node in ring_nodes) for node in nodes)
    width, height = places.width, places.height
    left_out = sum(node.happens for node in graph.nodes) - sum(graph.by_id[node].happens for node in kept)
    title = f"Process, {found.about.today}; {left_out} unconnected things are not drawn"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" direction="{direction}">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n"
        f"<defs>{_tips()}</defs>\n"
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


def _box(graph: Graph, node: str, place: Point, ring: bool) -> str:
    left, top = place
    known = graph.by_id[node]
    kinds = ["box", known.kind]
    kinds += ["done"] if known.status == "done" else ["over"] if known.over else []
    kinds += ["ring"] if ring else []
    lines = _wrapped(known.name)
    text = "".join(
        f'<tspan x="{left + WIDTH / 2:.0f}" dy="{0 if at == 0 else 16}">{escape(words)}</tspan>'
        for at, words in enumerate(lines)
    )
    line = top + HEIGHT / 2 + 5 - 8 * (len(lines) - 1)
    return (
        f"<g><title>{escape(_title(known.name, known.basis))}</title>"
        f'<rect class="{" ".join(kinds)}" x="{left:.0f}" y="{top:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="6"/>'
        f'<text x="{left + WIDTH / 2:.0f}" y="{line:.0f}" direction="{_side(known.name)}" text-anchor="middle">{text}</text></g>'
    )


def _side(name: str) -> Direction:
    """A name runs its own way, whichever way the picture runs."""
    return "rtl" if any(is_arabic_letter(char) for char in name) else "ltr"


def _wrapped(name: str) -> list[str]:
    lines = [""]
    for word in name.split():
        if len(lines[-1]) + len(word) + 1 > LETTERS and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], lines[LINES - 1] + "…"]


def _tips() -> str:
    """Arrow heads in the inks of the arrows."""
    return "".join(
        f'<marker id="tip{kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="{ink}"/></marker>'
        for kind, ink in INK.items()
    )


def _arrow(edge: Edge, points: Sequence[Point], back: bool, ring: bool) -> str:
    kinds = ["edge"]
    ink = ""
    if edge.basis.kind == "assumed":
        ink = "assumed"
    if not edge.runs:
        kinds.append("drawn")
    elif edge.kind in ("enables", "raises", "lowers"):
        kinds.append("soft")
    elif edge.kind == "threatens":
        ink = "hits"
    ink = "circle" if ring else ink
    return (
        f"<g><title>{escape(_title(edge.kind, edge.basis))}</title>"
        f'<path class="{" ".join([*kinds, ink]).strip()}" d="{_path(points, back)}" marker-end="url(#tip{ink})"/></g>'
    )


def _path(points: Sequence[Point], back: bool) -> str:
    """A curve in the gaps between columns, straight along the lanes; from below and back for an arrow against the order."""
    (x, y), *rest = points
    drawn = f"M{x:.0f} {y:.0f}"
    if back:
        ((end_x, end_y),) = rest
        low = max(y, end_y) + ARC
        return f"{drawn} C{x:.0f} {low:.0f} {end_x:.0f} {low:.0f} {end_x:.0f} {end_y:.0f}"
    for at, (next_x, next_y) in enumerate(rest):
        if at % 2:
            drawn += f" L{next_x:.0f} {next_y:.0f}"
        else:
            half = (next_x - x) / 2
            drawn += f" C{x + half:.0f} {y:.0f} {next_x - half:.0f} {next_y:.0f} {next_x:.0f} {next_y:.0f}"
        x, y = next_x, next_y
    return drawn


def _title(name: str, basis: Basis) -> str:
    if basis.kind != "evidence":
        return f"{name}: {basis.kind} {basis.by or basis.row} {basis.on or ''}".strip()
    quotes = [
        f"«{' '.join(quote.text.split())}» ({quote.speaker or quote.outlet or '?'})" for quote in basis.quotes[:3]
    ]
    return f"{name}: " + "; ".join(quotes)
