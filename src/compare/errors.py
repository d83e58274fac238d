"""Errors that are a user's to mend; a programmer's mistakes stay ``ValueError``."""

from __future__ import annotations


class CompareError(Exception):
    """Something in the input is wrong; the message says where, what, and what to do."""


class UnreadableFileError(CompareError):
    """A file is not what can be read: wrong kind, damaged, or missing."""


class NoTextLayerError(UnreadableFileError):
    """A PDF holds pictures of pages but no text."""


class DataFileError(CompareError):
    """A line of a file in ``data/`` is wrong.

    Args:
        file: Name of the file.
        line: Line in it, counted from 1.
        column: Name of the column.
        problem: What is wrong and what to do.
    """

    def __init__(self, file: str, line: int, column: str, problem: str) -> None:
        super().__init__(f"{file}, line {line}, column {column}: {problem}")
        self.file, self.line, self.column = file, line, column


class UnknownIdError(CompareError):
    """Something was asked for by an id or name that does not exist.

    Args:
        what: The kind of thing: "letter", "concept", "theme".
        asked: What was asked for.
        known: What does exist.
    """

    def __init__(self, what: str, asked: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no such {what}: {asked!r}; there is {', '.join(known)}")
        self.asked, self.known = asked, known


class TooLittleTextError(CompareError):
    """There are too few words for the figure that was asked."""


class PatternError(CompareError):
    """A search pattern cannot be used: empty, or only a wildcard."""


class FetchError(CompareError):
    """A paper could not be brought.

    Args:
        reason: "unknown" (no number, no address), "absent", "offline", "busy", "refused"
            (sent on to another site), "failing" or "unreadable".
        asked: What was asked for.
        problem: What is wrong and what to do.
        tried: Each address with what came of it.
    """

    def __init__(self, reason: str, asked: str, problem: str, tried: tuple[str, ...] = ()) -> None:
        super().__init__(f"{asked}: {problem}")
        self.reason, self.asked, self.problem, self.tried = reason, asked, problem, tried


class ListsError(CompareError):
    """Lists of a reader's own cannot be used: the link is damaged, or they are too large."""


class KeepError(CompareError):
    """A paper could not be kept on disk."""


class PictureError(CompareError):
    """A picture or a printed page could not be made."""


class ReportError(CompareError):
    """A report cannot take something in."""


class ClusterError(CompareError):
    """A cluster that was to read papers is not there, or cannot be spoken to."""


class QuestionError(CompareError):
    """A question in SQL to the library is no SQL, or asks for what is not there."""
