"""A progress bar on standard error, for work that takes longer than a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 1.0
"""How long a person waits without a word."""

Progress = Callable[[int, int], None]


@contextmanager
def reading_progress(what: str = "Reading sheets") -> Iterator[Progress]:
    """A function that is told how much of how much is done; silent for short work and pipes."""
    started = time.monotonic()
    bar = None
    task = None

    def show(done: int, total: int) -> None:
        nonlocal bar, task
        if bar is None:
            if not sys.stderr.isatty() or time.monotonic() - started < PATIENCE_SECONDS:
                return
            from rich.console import Console
            from rich.progress import Progress as Bar

            bar = Bar(console=Console(stderr=True), transient=True)
            bar.start()
            task = bar.add_task(what, total=total)
        if task is not None:
            bar.update(task, completed=done, total=total)

    try:
        yield show
    finally:
        if bar is not None:
            bar.stop()
