"""Loading what a run will need while other parts still load: half a second of a short run's waiting."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from nlp.language import language_reader
from nlp.segments import segmenter


def warm_up(language: str = "fi", text: str | None = None) -> None:
    """Begin to load the language reader and the segmenter of *language* in the background; nothing waits for them.

    Args:
        language: ``fi`` or ``en``.
        text: the only text that will be read, if it is known: plain ones need less.

    What fails here fails again, and is told, where it is needed.
    """
    works: tuple[Callable[[], object], ...] = (language_reader, lambda: segmenter(language).warm(text))
    for work in works:
        Thread(target=_quietly, args=(work,), daemon=True).start()


def _quietly(work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:
        return
