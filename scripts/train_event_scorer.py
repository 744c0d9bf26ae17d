"""Train sulh/reading/event_scorer.py's weights, and report cross-validated figures.

    python scripts/train_event_scorer.py --assault FILE.csv --protest FILE.csv --write src/sulh/reading/data/event_scorer.json

Data: the development part of the Arabic event GSR (Open Event Data Alliance, `arabic_event_gsr`, 2018, MIT licence),
columns id, label, text; plus the yes: and no: examples of the event frames (ours).  The sentences are not in this
repository; their paths are given as options.  Logistic regression with L2 by full-batch gradient steps, written out
here so that it needs nothing but numpy; seed fixed.  Folds keep equal texts together; nothing is reported on training rows.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from pathlib import Path
from typing import Any

import numpy as np

from sulh.lexicon.load import default_lexicon
from sulh.library import read_text
from sulh.reading.event_scorer import sentence_features

SEED = 20240501
FOLDS = 5


Rows = list[tuple[str, str, str]]
Features = list[dict[str, float]]
Extra = list[tuple[dict[str, float], bool]]


def rows_of(path: Path) -> list[tuple[str, str, str]]:
    """id, label, text of the rows that are scored; the first of equal texts."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["text"].strip(): row for row in reversed(list(csv.DictReader(file)))}
    return [(row["id"], row["label"], text) for text, row in rows.items() if row["label"] != "ambiguous"]


def own_examples(kind: str) -> list[tuple[str, bool]]:
    """Frame examples: those of the type are positive, no: examples and other types negative."""
    found: list[tuple[str, bool]] = []
    for frame in default_lexicon().frames.every:
        if frame.type == kind:
            found.extend((text.replace("[", "").replace("]", ""), True) for text in frame.yes)
            found.extend((text, False) for text in frame.no)
    return found


def matrix(rows: list[dict[str, float]], names: dict[str, int]) -> Any:
    """Dense feature matrix."""
    table = np.zeros((len(rows), len(names)), dtype=np.float32)
    for at, row in enumerate(rows):
        for name, value in row.items():
            if name in names:
                table[at, names[name]] = value
    return table


Rows = list[tuple[str, str, str]]
Features = list[dict[str, float]]
Extra = list[tuple[dict[str, float], bool]]


def fit(table: Any, right: Any, weight: Any, *, l2: float, steps: int = 150, rate: float = 1.0) -> tuple[Any, float]:
    """Weights and bias."""
    w, b = np.zeros(table.shape[1], dtype=np.float32), 0.0
    velocity, bias_velocity = np.zeros_like(w), 0.0
    total = weight.sum()
    for _ in range(steps):
        guess = 1 / (1 + np.exp(-(table @ w + b)))
        error = ((guess - right) * weight).astype(np.float32)
        velocity = 0.9 * velocity - rate * (table.T @ error / total + l2 * w)
        bias_velocity = 0.9 * bias_velocity - rate * error.sum() / total
        w, b = (w + velocity).astype(np.float32), b + float(bias_velocity)
    return w, float(b)


def best_threshold(scores: list[tuple[float, bool]]) -> tuple[float, float]:
    """Threshold and F1 that are best on these pairs."""
    positives = sum(right for _, right in scores)
    best, cut, hits = 0.0, 0.5, 0
    for at, (score, right) in enumerate(sorted(scores, reverse=True), start=1):
        hits += right
        f1 = 2 * hits / (at + positives)
        if f1 > best:
            best, cut = f1, score
    return cut, best


def learn(rows: Rows, features: Features, extra: Extra, *, l2: float) -> tuple[dict[str, int], Any, float]:
    """One model."""
    seen: dict[str, int] = {}
    for row in (*features, *(row for row, _ in extra)):
        for name in row:
            seen[name] = seen.get(name, 0) + 1
    names = {name: at for at, name in enumerate(sorted(name for name, count in seen.items() if count >= 3))}
    right = np.array([label == "yes" for _, label, _ in rows] + [yes for _, yes in extra], dtype=np.float64)
    hard = np.array([label == "difficult no" for _, label, _ in rows] + [False] * len(extra))
    weight = np.where(right == 1, 2.0, np.where(hard, 1.5, 1.0))
    weight[len(rows) :] = 0.3
    w, b = fit(matrix([*features, *(row for row, _ in extra)], names), right, weight, l2=l2)
    return names, w, b


def cross_validate(rows: Rows, features: Features, extra: Extra, l2: float) -> tuple[list[float], list[float]]:
    """Scores of every row by a model that never saw it, and the threshold of each fold."""
    order = list(range(len(rows)))
    random.Random(SEED).shuffle(order)
    scores, cuts = [0.0] * len(rows), [0.5] * len(rows)
    for fold in range(FOLDS):
        test = set(order[fold::FOLDS])
        train = [n for n in order if n not in test]
        names, w, b = learn([rows[n] for n in train], [features[n] for n in train], extra, l2=l2)
        inner = inner_scores([rows[n] for n in train], [features[n] for n in train], extra, l2)
        cut, _ = best_threshold(inner)
        held = sorted(test)
        guess = 1 / (1 + np.exp(-(matrix([features[n] for n in held], names) @ w + b)))
        for n, score in zip(held, guess, strict=True):
            scores[n], cuts[n] = float(score), cut
    return scores, cuts


def inner_scores(rows: Rows, features: Features, extra: Extra, l2: float) -> list[tuple[float, bool]]:
    """Held-out scores within a training part, to choose its threshold."""
    found: list[tuple[float, bool]] = []
    for fold in range(3):
        train = [n for n in range(len(rows)) if n % 3 != fold]
        held = [n for n in range(len(rows)) if n % 3 == fold]
        names, w, b = learn([rows[n] for n in train], [features[n] for n in train], extra, l2=l2)
        guess = 1 / (1 + np.exp(-(matrix([features[n] for n in held], names) @ w + b)))
        found += [(float(score), rows[n][1] == "yes") for n, score in zip(held, guess, strict=True)]
    return found


def report(
    kind: str, rows: list[tuple[str, str, str]], scores: list[float], cuts: list[float], out: Path | None
) -> None:
    """F1 with thresholds chosen inside each training part; writes the held-out predictions for score_gsr.py."""
    for name, negatives in (("easy", {"easy no"}), ("all", {"easy no", "difficult no"})):
        kept = [n for n, row in enumerate(rows) if row[1] == "yes" or row[1] in negatives]
        tp = sum(scores[n] >= cuts[n] and rows[n][1] == "yes" for n in kept)
        said = sum(scores[n] >= cuts[n] for n in kept)
        wanted = sum(rows[n][1] == "yes" for n in kept)
        print(f"{kind} yes against {name} no: F1 {2 * tp / (said + wanted):.3f} (held out, {FOLDS} folds)")
    if out is not None:
        lines = (
            json.dumps({"id": row[0], "predicted": s >= c, "score": s})
            for row, s, c in zip(rows, scores, cuts, strict=True)
        )
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assault", type=Path)
    parser.add_argument("--protest", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--held-out", type=Path, help="folder for the cross-validated predictions")
    parser.add_argument("--l2", type=float, default=0.003)
    args = parser.parse_args()
    models: dict[str, Any] = {}
    for kind, path in (("ASSAULT", args.assault), ("PROTEST", args.protest)):
        if path is None:
            continue
        rows = rows_of(path)
        features = [sentence_features(read_text(text), kind) for _, _, text in rows]
        extra = [(sentence_features(read_text(text), kind), yes) for text, yes in own_examples(kind)]
        scores, cuts = cross_validate(rows, features, extra, args.l2)
        report(kind, rows, scores, cuts, args.held_out / f"{kind.lower()}.jsonl" if args.held_out else None)
        names, w, b = learn(rows, features, extra, l2=args.l2)
        cut, _ = best_threshold(list(zip(scores, [row[1] == "yes" for row in rows], strict=True)))
        weights = {name: round(float(w[at]), 4) for name, at in names.items() if abs(w[at]) >= 0.01}
        models[kind] = {"bias": round(b, 4), "threshold": round(cut, 4), "weights": weights}
    if args.write:
        about = {
            "data": "arabic_event_gsr (Open Event Data Alliance), development part, MIT; frame examples (ours)",
            "seed": SEED,
        }
        args.write.parent.mkdir(parents=True, exist_ok=True)
        args.write.write_text(
            json.dumps({"about": about, "models": models}, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
