"""Candidates: how each engine finds sentences that may match.  Every term must be there in one of its forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from sqlalchemy import Connection, Row, text

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
# Rows a time: most people look at the first page only.
BATCH = 50


def _terms(query: Query) -> list[Term]:
    return [term for phrase in query.phrases for term in phrase]


class SqliteCandidates:
    """FTS5 over folded words; the `ascii` tokenizer cuts at our spaces and nowhere else."""

    def find(self, connection: Connection, query: Query) -> Iterator[Row[Any]]:
        """Rows that hold every term."""
        match = " AND ".join(
            "(" + " OR ".join(f'"{form}"' + ("*" if term.prefix else "") for form in term.forms) + ")"
            for term in _terms(query)
        )
        asked = (
            f"SELECT {_COLUMNS} FROM sentence_index CROSS JOIN sentence ON sentence.id = sentence_index.rowid "
            "CROSS JOIN document ON document.id = sentence.document "
            "WHERE sentence_index MATCH :match ORDER BY sentence_index.rowid DESC"
        )
        with connection.execute(text(asked), {"match": match}) as rows:
            yield from rows.yield_per(BATCH)

    def added(self, connection: Connection, document: str) -> None:
        """Index the new sentences."""
        connection.execute(
            text("INSERT INTO sentence_index(rowid, words) SELECT id, words FROM sentence WHERE document = :document"),
            {"document": document},
        )

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
        """FTS5 rebuilds itself from its content table."""
        connection.execute(text("INSERT INTO sentence_index(sentence_index) VALUES('rebuild')"))

    def fault(self, connection: Connection) -> str | None:
        """FTS5 compares the index with the sentences."""
        try:
            connection.execute(text("INSERT INTO sentence_index(sentence_index, rank) VALUES('integrity-check', 1)"))
        except Exception as error:  # any answer but success means that the index can't be relied on
            return str(error).splitlines()[0]
        return None


class PostgresCandidates:
    """A GIN index over the words as lexemes; no text search configuration takes part.

    A word has some hundred and sixty possible forms, of which a handful is ever written: the vocabulary of the index
    says which, so that the planner is asked about words that exist.
    """

    def find(self, connection: Connection, query: Query) -> Iterator[Row[Any]]:
        """Rows that hold every term."""
        groups = [self._written(connection, term) for term in _terms(query)]
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

    def _written(self, connection: Connection, term: Term) -> list[str]:
        """The forms of a term that stand in some sentence."""
        if term.prefix:
            ranges = " OR ".join(f"word BETWEEN :low{n} AND :high{n}" for n in range(len(term.forms)))
            bounds = {f"low{n}": form for n, form in enumerate(term.forms)}
            bounds |= {f"high{n}": form + "\U0010ffff" for n, form in enumerate(term.forms)}
            found = connection.execute(text(f"SELECT word FROM vocabulary WHERE {ranges} ORDER BY word"), bounds)
        else:
            asked = text("SELECT word FROM vocabulary WHERE word = ANY(:forms) ORDER BY word")
            found = connection.execute(asked, {"forms": list(term.forms)})
        return list(found.scalars())

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
