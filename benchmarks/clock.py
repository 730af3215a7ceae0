"""Times of repeated calls, and how they are printed."""

from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter


def times(call: Callable[[], object], runs: int) -> list[float]:
    """Milliseconds of each of `runs` calls, after one warm-up call."""
    call()
    taken = []
    for _ in range(runs):
        start = perf_counter()
        call()
        taken.append((perf_counter() - start) * 1000)
    return taken


def told(taken: list[float]) -> str:
    return f"p50 {median(taken):.1f} ms, p95 {quantiles(taken, n=20)[-1]:.1f} ms"
