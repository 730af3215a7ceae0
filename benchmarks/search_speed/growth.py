"""How times grow with the archive, as a picture: both axes go by powers of ten."""

from collections.abc import Mapping
from math import log10

_WIDTH, _HEIGHT, _LEFT, _TOP = 560, 320, 60, 20
_FASTEST, _SLOWEST = 0.1, 100.0  # milliseconds
_LINES = {
    "p50": ("#1b6ca8", "p50"),
    "p95": ("#1b6ca8", "p95"),
    "near p50": ("#2e8b57", "near p50"),
    "near p95": ("#2e8b57", "near p95"),
    "tantivy p50": ("#b5562b", "tantivy p50"),
    "tantivy p95": ("#b5562b", "tantivy p95"),
}


def growth(measured: Mapping[int, Mapping[str, float]]) -> str:
    """An SVG of milliseconds by clauses; p95 is dashed."""
    sizes = sorted(measured)
    box = f"0 0 {_WIDTH + 170} {_HEIGHT + 60}"
    space = "http://www.w3.org/2000/svg"
    font = 'font-family="sans-serif" font-size="12"'
    parts = [f'<svg xmlns="{space}" viewBox="{box}" {font}>', *_axes(sizes)]
    for at, (name, (colour, label)) in enumerate(_LINES.items()):
        points = [
            (_x(size, sizes), _y(measured[size][name]))
            for size in sizes
            if name in measured[size]
        ]
        if not points:
            continue
        dashes = ' stroke-dasharray="6 4"' if name.endswith("95") else ""
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
        )
        top = _TOP + 20 * at
        parts.append(
            f'<path d="M{_WIDTH + 20} {top}h30" stroke="{colour}" stroke-width="2"{dashes}/>'
            f'<text x="{_WIDTH + 58}" y="{top + 4}">{label}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _axes(sizes: list[int]) -> list[str]:
    lines = []
    for power in range(round(log10(_FASTEST)), round(log10(_SLOWEST)) + 1):
        y = _y(10.0**power)
        lines.append(
            f'<path d="M{_LEFT} {y:.0f}H{_WIDTH}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:g} ms</text>'
        )
    for size in sizes:
        x = _x(size, sizes)
        lines.append(
            f'<text x="{x:.0f}" y="{_TOP + _HEIGHT + 20}" text-anchor="middle">{size:,}</text>'
        )
    middle = (_LEFT + _WIDTH) / 2
    lines.append(
        f'<text x="{middle:.0f}" y="{_TOP + _HEIGHT + 38}" text-anchor="middle">clauses</text>'
    )
    return lines


def _x(size: int, sizes: list[int]) -> float:
    span = log10(sizes[-1] / sizes[0]) or 1.0
    return _LEFT + 20 + log10(size / sizes[0]) / span * (_WIDTH - _LEFT - 40)


def _y(milliseconds: float) -> float:
    within = min(_SLOWEST, max(_FASTEST, milliseconds))
    return _TOP + _HEIGHT * (1 - log10(within / _FASTEST) / log10(_SLOWEST / _FASTEST))
