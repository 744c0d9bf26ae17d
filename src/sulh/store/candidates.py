"""Candidates: how each engine finds sentences that may match.  Every term must be there in one of its forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from sqlalchemy import Connection, Row, column, or_, select, table, text

from sulh.store.terms import Query, Term

__all__ = ["Candidates", "PostgresCandidates", "SqliteCandidates"]


class Candidates(Protocol):
    """Finds, keeps and checks the index of sentences."""

    def find(self, connection: Connection, query: Query) -> Iterator[Row[Any]]:
        """Rows of (document, start, end, words, text), newest document first."""
        ...

    def added(self, connection: Connection, document: str) -> None:
        """The sentences of a document were written."""
        ...

    def removing(self, connection: Connection, document: str) -> None:
        """The sentences of a document are about to be deleted."""
        ...

    def rebuild(self, connection: Connection) -> None:
        """Make the index anew from the sentences."""
        ...

    def fault(self, connection: Connection) -> str | None:
        """What is wrong with the index, if anything is."""
        ...


_COLUMNS = 'sentence.document AS document, sentence.start AS start, sentence."end" AS "end", sentence.words AS words, document.text AS text'
_VOCABULARY = table("vocabulary", column("word"))
# Rows a time: most people look at the first page only.
BATCH = 50


def _terms(query: Query) -> list[Term]:
    return [term for phrase in query.phrases for term in phrase]


def _written(connection: Connection, term: Term) -> list[str]:
    """The words of the index that are a form of the term, sorted.

    A word has some hundred and sixty possible forms, of which a handful is ever written: the vocabulary says which, so
    that the engine is asked about words that exist.
    """
    word = _VOCABULARY.c.word
    ranges = (word.between(form, form + "\U0010ffff") for form in term.forms)
    among = or_(*ranges) if term.prefix else word.in_(term.forms)
    return list(connection.execute(select(word).where(among).order_by(word)).scalars())


class SqliteCandidates:
    """FTS5 over folded words; the `ascii` tokenizer cuts at our spaces and nowhere else."""

    def find(self, connection: Connection, query: Query) -> Iterator[Row[Any]]:
        """Rows that hold every term."""
        groups = [_fts5(connection, term) for term in _terms(query)]
        if not all(groups):
            return
        match = " AND ".join("(" + " OR ".join(group) + ")" for group in groups)
        asked = (
            f"SELECT {_COLUMNS} FROM sentence_index CROSS JOIN sentence ON sentence.id = sentence_index.rowid "
            "CROSS JOIN document ON document.id = sentence.document "
            "WHERE sentence_index MATCH :match ORDER BY sentence_index.rowid DESC"
        )
        with connection.execute(text(asked), {"match": match}) as rows:
            yield from rows.yield_per(BATCH)

    def added(self, connection: Connection, document: str) -> None:
        """Index the new sentences; new words join the vocabulary."""
        connection.execute(
            text("INSERT INTO sentence_index(rowid, words) SELECT id, words FROM sentence WHERE document = :document"),
            {"document": document},
        )
        lines = connection.execute(text("SELECT words FROM sentence WHERE document = :at"), {"at": document})
        _learn(connection, lines.scalars())

    def removing(self, connection: Connection, document: str) -> None:
        """Take the sentences out of the index; FTS5 wants the words they were indexed with."""
        connection.execute(
            text(
                "INSERT INTO sentence_index(sentence_index, rowid, words) "
                "SELECT 'delete', id, words FROM sentence WHERE document = :document"
            ),
            {"document": document},
        )

    def rebuild(self, connection: Connection) -> None:
        """FTS5 rebuilds itself from its content table, and the vocabulary from the same."""
        connection.execute(text("DELETE FROM vocabulary"))
        _learn(connection, connection.execute(text("SELECT words FROM sentence")).scalars())
        connection.execute(text("INSERT INTO sentence_index(sentence_index) VALUES('rebuild')"))

    def fault(self, connection: Connection) -> str | None:
        """FTS5 compares the index with the sentences."""
        try:
            connection.execute(text("INSERT INTO sentence_index(sentence_index, rank) VALUES('integrity-check', 1)"))
        except Exception as error:  # any answer but success means that the index can't be relied on
            return str(error).splitlines()[0]
        known = set(connection.execute(select(_VOCABULARY.c.word)).scalars())
        lines = connection.execute(text("SELECT words FROM sentence")).scalars()
        word = next((each for line in lines for each in line.split(" ") if each and each not in known), None)
        return None if word is None else f"{word} is missing from the vocabulary"


def _fts5(connection: Connection, term: Term) -> list[str]:
    """What to ask FTS5 for; it walks beginnings itself."""
    if term.prefix:
        return [f'"{form}"*' for form in term.forms]
    return [f'"{word}"' for word in _written(connection, term)]


def _learn(connection: Connection, lines: Iterable[str]) -> None:
    found = sorted({word for line in lines for word in line.split(" ") if word})
    if found:
        insertion = text("INSERT OR IGNORE INTO vocabulary(word) VALUES (:word)")
        connection.execute(insertion, [{"word": word} for word in found])


class PostgresCandidates:
    """A GIN index over the words as lexemes; no text search configuration takes part."""

    def find(self, connection: Connection, query: Query) -> Iterator[Row[Any]]:
        """Rows that hold every term."""
        groups = [_written(connection, term) for term in _terms(query)]
        if not all(groups):
            return
        match = " & ".join("(" + " | ".join(f"'{word}'" for word in group) + ")" for group in groups)
        asked = (
            f"SELECT {_COLUMNS} FROM sentence JOIN document ON document.id = sentence.document "
            "WHERE sentence.lexemes @@ CAST(:match AS tsquery) ORDER BY sentence.id DESC"
        )
        streamed = connection.execution_options(stream_results=True, max_row_buffer=BATCH)
        with streamed.execute(text(asked), {"match": match}) as rows:
            yield from rows

    def added(self, connection: Connection, document: str) -> None:
        """The index follows the table by itself; new words join the vocabulary."""
        connection.execute(text(_LEARN + " WHERE document = :document" + _ONCE), {"document": document})

    def removing(self, connection: Connection, document: str) -> None:
        """The index follows the table by itself; a word too many in the vocabulary does no harm."""

    def rebuild(self, connection: Connection) -> None:
        """Build index and vocabulary anew."""
        connection.execute(text("DELETE FROM vocabulary"))
        connection.execute(text(_LEARN + _ONCE))
        connection.execute(text("REINDEX INDEX sentence_words"))

    def fault(self, connection: Connection) -> str | None:
        """The index is valid, and every word of every sentence is in the vocabulary."""
        query = text("SELECT indisvalid FROM pg_index WHERE indexrelid = CAST('sentence_words' AS regclass)")
        if not connection.execute(query).scalar():
            return "the index sentence_words is not valid"
        missing = text(
            "SELECT word FROM (SELECT DISTINCT unnest(string_to_array(words, ' ')) AS word FROM sentence) AS written "
            "WHERE word <> '' EXCEPT SELECT word FROM vocabulary LIMIT 1"
        )
        word = connection.execute(missing).scalar()
        return None if word is None else f"{word} is missing from the vocabulary"


_LEARN = "INSERT INTO vocabulary (word) SELECT DISTINCT unnest(string_to_array(words, ' ')) FROM sentence"
_ONCE = " ON CONFLICT DO NOTHING"
