"""The one list in a JSON text, an item at a time, so that the text is never in memory whole.

The standard parser reads each value, so a list read like this holds just what the parsed text would hold; a parser of
events would have other numbers, other halves of characters and no word on repeated keys.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

_SPACE = re.compile(r"[ \t\n\r]*")
_OF_NUMBERS = "0123456789.eE+-"
_CUT = 16  # characters before the end of a piece within which a value may be wrong only because it goes on


class RepeatedKey(ValueError):
    """Two values under one key: taking either would lose the other."""


def unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of *pairs*. Raises RepeatedKey."""
    value = dict(pairs)
    if len(value) < len(pairs):
        raise RepeatedKey
    return value


def find_list(
    blocks: Iterable[str], kept: Callable[[Iterator[Any]], Sequence[T]], usable: Callable[[T], bool]
) -> tuple[Sequence[T], str] | None:
    """The list that a JSON text is, or the only list of objects within its object, with its key.

    Args:
        blocks: the text in pieces.
        kept: keeps the values of a list and gives back what it makes of them.
        usable: whether such a one is an object.

    Returns:
        The items and "" or the key; None for a text that is not one JSON value, holds an object with a repeated key,
        or no such list.
    """
    source = _Source(blocks)
    try:
        if source.peek() == "[":
            found, key = kept(source.items()), ""
        elif source.peek() == "{":
            tables = list(_tables(source, kept, usable))
            if len(tables) != 1:
                return None
            found, key = tables[0]
        else:
            return None
        return None if source.peek() else (found, key)
    except (_Broken, RecursionError):
        return None


def _tables(
    source: _Source, kept: Callable[[Iterator[Any]], Sequence[T]], usable: Callable[[T], bool]
) -> Iterator[tuple[Sequence[T], str]]:
    """The lists of objects directly within an object, with their keys; the object is read to its end."""
    seen: set[str] = set()
    for key in source.members():
        if key in seen:
            raise _Broken
        seen.add(key)
        if source.peek() != "[":
            source.value()
            continue
        items = kept(source.items())
        if len(items) and all(usable(item) for item in items):
            yield items, key


class _Broken(Exception):
    """The text is not one JSON value that can be used; no ValueError, which those who keep the items may raise."""


class _Source:
    """The text of which some lies ahead: what is read is dropped, what is not yet whole is waited for."""

    def __init__(self, blocks: Iterable[str]) -> None:
        self._blocks, self._text, self._place = iter(blocks), "", 0
        self._decoder = json.JSONDecoder(object_pairs_hook=unrepeated)

    def peek(self) -> str:
        """The next character that is no white space, "" at the end."""
        while True:
            found = _SPACE.match(self._text, self._place)
            assert found is not None  # it matches nothing at all, too
            self._place = found.end()
            if self._place < len(self._text) or not self._more():
                return self._text[self._place : self._place + 1]

    def value(self) -> Any:
        """The next value."""
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._place)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated") or error.pos >= len(self._text) - _CUT
                if not (cut and self._more()):
                    raise _Broken from None
            except ValueError:  # a repeated key, or a number with too many digits
                raise _Broken from None
            else:
                # A number may go on in the next piece: "1", "1.", "1.5e+" end as numbers do.
                goes_on = isinstance(value, (int, float)) and not self._text[end : end + _CUT].lstrip(_OF_NUMBERS)
                if (end < len(self._text) and not goes_on) or not self._more():
                    self._place = end
                    return value

    def items(self) -> Iterator[Any]:
        """The values of the list that begins here."""
        yield from self._between("[", "]", self.value)

    def members(self) -> Iterator[str]:
        """The keys of the object that begins here; each value must be read before the next key is asked for."""
        yield from self._between("{", "}", self._key)

    def _key(self) -> str:
        if self.peek() != '"':
            raise _Broken
        key: str = self.value()
        self._take(":")
        return key

    def _between(self, opening: str, closing: str, read: Callable[[], T]) -> Iterator[T]:
        self._take(opening)
        if self.peek() != closing:
            yield read()
            while self.peek() != closing:
                self._take(",")
                yield read()
        self._take(closing)

    def _take(self, character: str) -> None:
        if self.peek() != character:
            raise _Broken
        self._place += 1

    def _more(self) -> bool:
        """Bring in more text, at least as much again as waits, so that a long value is not read over and over."""
        waiting = [self._text[self._place :]]
        self._place = 0
        wanted, brought = max(1, len(waiting[0])), 0
        for block in self._blocks:
            waiting.append(block)
            brought += len(block)
            if brought >= wanted:
                break
        self._text = "".join(waiting)
        return brought > 0
