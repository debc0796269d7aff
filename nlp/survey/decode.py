"""From bytes to text in pieces, with every guess told."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from nlp.errors import SurveyError
from nlp.records import Note
from nlp.survey.source import SAVE_AS, empty_file

Opener = Callable[[], BinaryIO]  # opens the same bytes anew each time

_BLOCK = 1 << 20  # bytes or characters looked at together; even

# The UTF-32 mark of little-endian order begins with the UTF-16 one, so the longer marks come first.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", Note("UTF-8, alussa tavujärjestysmerkki", "UTF-8 with a byte order mark")),
    (b"\xff\xfe\x00\x00", "utf-32", Note("UTF-32", "UTF-32")),
    (b"\x00\x00\xfe\xff", "utf-32", Note("UTF-32", "UTF-32")),
    (b"\xff\xfe", "utf-16", Note("UTF-16", "UTF-16")),
    (b"\xfe\xff", "utf-16", Note("UTF-16", "UTF-16")),
)


_UNMARKED = Note("UTF-16 ilman tavujärjestysmerkkiä", "UTF-16 without a byte order mark")
_CP1252 = Note("Windows-1252 (tavut eivät ole UTF-8:aa)", "Windows-1252 (the bytes are not UTF-8)")


def _cp1252_char(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # five bytes have no character in Windows-1252; browsers read them like this too


# "surrogateescape" turns an undecodable byte 0x80–0xFF into U+DC80–U+DCFF; this turns that to a character.
_ESCAPED = {0xDC00 + byte: _cp1252_char(byte) for byte in range(0x80, 0x100)}


@dataclass(frozen=True)
class Text:
    """The text of a file, read anew as often as it is asked for and never all in memory.

    Attributes:
        name: of the file.
        encoding: a note that names the encoding.

    ``blocks`` and ``lines`` raise SurveyError for binary data, for a text of white space alone, and for a file that
    changes between two readings.
    """

    name: str
    encoding: Note
    _open: Opener
    _codec: str
    _errors: str

    def blocks(self) -> Iterator[str]:
        """The text in pieces of about a million characters."""
        return self._checked(_blocks(self._open, self._codec, self._errors))

    def lines(self) -> Iterator[str]:
        """The lines with their ends."""
        return self._checked(_lines(self._open, self._codec, self._errors))

    def start(self, length: int) -> str:
        """The first characters."""
        return next(self.blocks())[:length]

    def _checked(self, pieces: Iterable[str]) -> Iterator[str]:
        filled = False
        try:
            for piece in pieces:
                if "\0" in piece:
                    raise SurveyError(f'"{self.name}" is a binary file, not text.', SAVE_AS)
                filled = filled or not piece.isspace()
                yield piece.translate(_ESCAPED) if self._errors != "strict" else piece
        except UnicodeDecodeError:
            raise SurveyError(f'"{self.name}" changed while it was read.', "Wait until it is written.") from None
        if not filled:
            raise empty_file(self.name)


def decode(source: Opener, name: str) -> Text:
    """The text of *source*, whose encoding is found by reading it through.

    Tried in this order: a byte order mark, UTF-16 without one (every other byte is zero), strict UTF-8, UTF-8 with
    stray Windows-1252 bytes (when whole UTF-8 characters outnumber the stray bytes), Windows-1252.

    Raises:
        SurveyError: the bytes are not whole UTF-16 or UTF-32 although their mark says so.
    """
    codec, errors, words = _codec_of(source, name)
    return Text(name, Note(f"merkistö: {words.fi}", f"encoding: {words.en}"), source, codec, errors)


def _lines(source: Opener, codec: str, errors: str) -> Iterator[str]:
    # newline="" splits at line ends and at no other characters, and keeps them as they are.
    with io.TextIOWrapper(source(), encoding=codec, errors=errors, newline="") as file:
        yield from file


def _blocks(source: Opener, codec: str, errors: str) -> Iterator[str]:
    with io.TextIOWrapper(source(), encoding=codec, errors=errors, newline="") as file:
        while block := file.read(_BLOCK):
            yield block


def _codec_of(source: Opener, name: str) -> tuple[str, str, Note]:
    """The codec, its way with errors, and the name of the encoding."""
    with source() as file:
        start = file.read(4)
    for mark, codec, words in _MARKS:
        if start.startswith(mark):
            if _counted(source, codec, "strict") is not None:
                return codec, "strict", words
            if codec != "utf-8-sig":
                raise SurveyError(f'"{name}" is damaged: it is not whole {words.en}.', SAVE_AS)
    if (order := _unmarked(source)) and _counted(source, order, "strict") is not None:
        return order, "strict", _UNMARKED
    if _counted(source, "utf-8-sig", "strict") is not None:
        return "utf-8-sig", "strict", Note("UTF-8", "UTF-8")
    stray, whole = _counted(source, "utf-8-sig", "surrogateescape") or (0, 0)
    if whole > stray:
        return "utf-8-sig", "surrogateescape", _with_stray(stray)
    return "cp1252", "surrogateescape", _CP1252


def _unmarked(source: Opener) -> str | None:
    """The order of a file's UTF-16 without a mark, by the zeros at even and odd places; None when it is not such."""
    zeros, size = [0, 0], 0
    with source() as file:
        while block := file.read(_BLOCK):  # an even number of bytes, but for the last
            size += len(block)
            for parity in (0, 1):
                zeros[parity] += block[parity::2].count(0)
            if min(zeros) or not max(zeros):
                return None
    return None if size % 2 else _order(zeros[1], zeros[0], size // 2)


def _order(odd: int, even: int, pairs: int) -> str | None:
    """The UTF-16 codec of *pairs* of bytes of which so many have a zero in the odd and the even place."""
    if odd > 0.5 * pairs and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 * pairs and not odd else None


def _counted(source: Opener, codec: str, errors: str) -> tuple[int, int] | None:
    """Stray bytes, and whole characters beyond ASCII, of a file; None when it is not of this encoding."""
    stray = above = 0
    try:
        for block in _blocks(source, codec, errors):
            if errors != "strict":
                stray += sum("\udc80" <= char <= "\udcff" for char in block)
                above += sum(char > "\x7f" for char in block)
    except UnicodeError:
        return None
    return stray, above - stray


def _with_stray(count: int) -> Note:
    if count == 1:
        return Note("UTF-8, 1 irrallinen tavu luettu Windows-1252:na", "UTF-8 with 1 stray byte read as Windows-1252")
    return Note(
        f"UTF-8, {count} irrallista tavua luettu Windows-1252:na",
        f"UTF-8 with {count} stray bytes read as Windows-1252",
    )
