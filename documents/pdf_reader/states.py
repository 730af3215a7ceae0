"""The graphics state with what pdfminer leaves out of it: how much of what lies under it
text lets through, and that a form goes on with the state that it is drawn in."""

from typing import Any

from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.pdftypes import dict_value, resolve1
from pdfminer.psparser import PSLiteral

_PALE = 0.55  # of the way from black to white: nobody prints a text so pale
_INKS = 4


class State(PDFGraphicState):
    """`opacity` is 1 where nothing lies through."""

    def __init__(self) -> None:
        super().__init__()
        self.opacity = 1.0

    def copy(self) -> "State":
        copied = State()
        vars(copied).update(vars(self))
        return copied


class Interpreter(PDFPageInterpreter):
    """Takes the place of pdfminer's."""

    begun: State | None = None

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self.graphicstate = self.begun.copy() if self.begun else State()

    def subinterp(self) -> PDFPageInterpreter:
        inner = super().subinterp()
        assert isinstance(inner, Interpreter)
        assert isinstance(self.graphicstate, State)
        inner.begun = self.graphicstate
        return inner

    def do_gs(self, name: Any) -> None:
        states: Any = resolve1(dict_value(self.resources).get("ExtGState"))
        key = name.name if isinstance(name, PSLiteral) else name
        held = resolve1(states.get(key)) if isinstance(states, dict) else None
        opacity = resolve1(held.get("ca")) if isinstance(held, dict) else None
        if isinstance(opacity, (int, float)):
            assert isinstance(self.graphicstate, State)
            self.graphicstate.opacity = float(opacity)


def is_white(state: Any) -> bool:
    """Of gray and red, green, blue 1 is white, of four inks 0."""
    return _are_white(_parts(state))


def strokes_white(state: Any) -> bool:
    """Does it draw its lines in white?"""
    return _are_white(_numbers(state.scolor))


def _are_white(parts: tuple[float, ...]) -> bool:
    if not parts:
        return False
    return all(part <= 0 for part in parts) if len(parts) == _INKS else min(parts) >= 1


def is_pale(state: Any) -> bool:
    """Does text in this state let shine through what it stands on, or nearly vanish on
    white paper?"""
    parts = _parts(state)
    if not parts:
        return False
    if len(parts) == _INKS:
        *colours, black = parts
        lightness = (1 - min(1.0, black)) * (1 - sum(colours) / len(colours))
    elif len(parts) == 3:
        lightness = 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2]
    else:
        lightness = parts[0]
    opacity = getattr(state, "opacity", 1.0)
    return 1 - opacity * (1 - lightness) >= _PALE


def _parts(state: Any) -> tuple[float, ...]:
    """Of its colour; none of a pattern."""
    return _numbers(state.ncolor)


def _numbers(colour: Any) -> tuple[float, ...]:
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    return tuple(parts) if all(isinstance(p, (int, float)) for p in parts) else ()
