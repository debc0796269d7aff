"""Long sequences kept in memory, or on the disk a block at a time, behind one interface.

A reader makes lines, records and rows one after the other and looks back at some of them; with a :class:`Disk` only
the block looked at is in memory. The files have no name in their folder where the system allows it, so that nothing is
left of them whatever happens.
"""

from __future__ import annotations

import json
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar, overload

T = TypeVar("T")
U = TypeVar("U")
Row = tuple[str, ...]
_BLOCK = 512  # items of a block


class Keep(Protocol):
    """Where sequences are kept."""

    def items(self, items: Iterable[T], pack: Callable[[T], Any], unpack: Callable[[Any], T]) -> Sequence[T]:
        """*items*, kept; *pack* makes one a value of JSON, *unpack* undoes it."""
        ...

    def rows(self, rows: Iterable[Row]) -> Sequence[Row]:
        """Rows of equal width, kept."""
        ...


class Memory:
    """Keeps everything in memory."""

    def items(self, items: Iterable[T], pack: Callable[[T], Any], unpack: Callable[[Any], T]) -> list[T]:
        return list(items)

    def rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(rows)


class Disk:
    """Keeps blocks in files of *folder*; what cannot be written raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def items(self, items: Iterable[T], pack: Callable[[T], Any], unpack: Callable[[Any], T]) -> Items[T]:
        return Items(self._folder, items, pack, unpack)

    def rows(self, rows: Iterable[Row]) -> Rows:
        return Rows(self._folder, rows)


MEMORY = Memory()


class _Blocks:
    """JSON values in a file of their own, each read back by its number."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 – it lives as long as the sequence
        self._starts = array("Q", [0])

    def add(self, value: Any) -> None:
        # Halves of characters must come back as they were.
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        self._file.write(data)
        self._starts.append(self._starts[-1] + len(data))

    def get(self, number: int) -> Any:
        start, end = self._starts[number], self._starts[number + 1]
        self._file.seek(start)
        return json.loads(self._file.read(end - start).decode("utf-8", "surrogatepass"))


class Lazy(Sequence[T], Generic[T]):
    """What the lazy sequences share: slices are views, and equality is that of the items."""

    def _item(self, index: int) -> T:
        raise NotImplementedError

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return View(self, range(len(self))[index], _same)
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._item(index % len(self))


class View(Lazy[U], Generic[T, U]):
    """Some items of a sequence, each through a function."""

    def __init__(self, source: Sequence[T], places: range, made: Callable[[T], U]) -> None:
        self._source, self._places, self._made = source, places, made

    def __len__(self) -> int:
        return len(self._places)

    def _item(self, index: int) -> U:
        return self._made(self._source[self._places[index]])

    def __iter__(self) -> Iterator[U]:
        return (self._made(self._source[place]) for place in self._places)


def _same(item: Any) -> Any:
    return item


def view(source: Sequence[T], made: Callable[[T], U]) -> View[T, U]:
    """*source*, each item through *made* when it is looked at."""
    return View(source, range(len(source)), made)


class Items(Lazy[T]):
    """Any items; the block looked at last stays in memory."""

    def __init__(self, folder: Path, items: Iterable[T], pack: Callable[[T], Any], unpack: Callable[[Any], T]) -> None:
        self._blocks, self._unpack, self._count = _Blocks(folder), unpack, 0
        self._held: tuple[int, list[T]] = (-1, [])
        waiting = iter(items)
        while block := [pack(item) for item in islice(waiting, _BLOCK)]:
            self._blocks.add(block)
            self._count += len(block)

    def __len__(self) -> int:
        return self._count

    def _item(self, index: int) -> T:
        number, place = divmod(index, _BLOCK)
        if self._held[0] != number:
            self._held = (number, [self._unpack(value) for value in self._blocks.get(number)])
        return self._held[1][place]

    def __iter__(self) -> Iterator[T]:
        return (self._item(index) for index in range(self._count))


class Rows(Lazy[Row]):
    """Rows of texts, stored by columns so that one of them can be read without the others."""

    def __init__(self, folder: Path, rows: Iterable[Row]) -> None:
        self._blocks, self._count, self._width = _Blocks(folder), 0, 0
        self._held: tuple[int, list[Row]] = (-1, [])
        waiting = iter(rows)
        while block := list(islice(waiting, _BLOCK)):
            self._width = len(block[0])
            for column in zip(*block, strict=True):
                self._blocks.add(column)
            self._count += len(block)

    def __len__(self) -> int:
        return self._count

    def _item(self, index: int) -> Row:
        if not self._width:
            return ()
        number, place = divmod(index, _BLOCK)
        if self._held[0] != number:
            columns = [self._blocks.get(number * self._width + column) for column in range(self._width)]
            self._held = (number, list(zip(*columns, strict=True)))
        return self._held[1][place]

    def __iter__(self) -> Iterator[Row]:
        return (self._item(index) for index in range(self._count))

    def column(self, position: int) -> Column:
        """The cells of one column."""
        return Column(self, position)

    def block(self, number: int, position: int) -> list[str]:
        """The cells of one column in one block."""
        cells: list[str] = self._blocks.get(number * self._width + position)
        return cells


class Column(Lazy[str]):
    """One column of :class:`Rows`."""

    def __init__(self, rows: Rows, position: int) -> None:
        self._rows, self._position = rows, position

    def __len__(self) -> int:
        return len(self._rows)

    def _item(self, index: int) -> str:
        number, place = divmod(index, _BLOCK)
        return self._rows.block(number, self._position)[place]

    def __iter__(self) -> Iterator[str]:
        for number in range(-(-len(self) // _BLOCK)):
            yield from self._rows.block(number, self._position)
