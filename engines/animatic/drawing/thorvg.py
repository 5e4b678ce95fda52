"""ThorVG's C library by our own prototypes: the only module that knows its functions.

The Python binding declares every prototype again at every call, which costs more than the call
itself, and a handle that both use gets its prototypes overwritten. So the binding only finds and
starts the library, and a second handle carries the functions declared here, once.
"""

from __future__ import annotations

import ctypes as ct
from functools import cache
from typing import Any

from thorvg_python.engine import Engine

from film.errors import MediaFailed

_V, _F, _U, _B, _I = ct.c_void_p, ct.c_float, ct.c_uint32, ct.c_uint8, ct.c_int


class Matrix(ct.Structure):
    """Tvg_Matrix, row by row."""

    _fields_ = [
        (n, ct.c_float) for n in ("e11", "e12", "e13", "e21", "e22", "e23", "e31", "e32", "e33")
    ]


class Stop(ct.Structure):
    """Tvg_Color_Stop."""

    _fields_ = [
        ("offset", ct.c_float),
        ("r", ct.c_uint8),
        ("g", ct.c_uint8),
        ("b", ct.c_uint8),
        ("a", ct.c_uint8),
    ]


PROTOTYPES: dict[str, tuple[Any, list[Any]]] = {
    "tvg_swcanvas_create": (_V, [_I]),
    "tvg_swcanvas_set_target": (_I, [_V, _V, _U, _U, _U, _I]),
    "tvg_canvas_destroy": (_I, [_V]),
    "tvg_canvas_add": (_I, [_V, _V]),
    "tvg_canvas_draw": (_I, [_V, ct.c_bool]),
    "tvg_canvas_sync": (_I, [_V]),
    "tvg_canvas_remove": (_I, [_V, _V]),
    "tvg_shape_new": (_V, []),
    "tvg_shape_append_path": (_I, [_V, _V, _U, _V, _U]),
    "tvg_shape_set_fill_color": (_I, [_V, _B, _B, _B, _B]),
    "tvg_shape_set_stroke_width": (_I, [_V, _F]),
    "tvg_shape_set_stroke_color": (_I, [_V, _B, _B, _B, _B]),
    "tvg_shape_set_stroke_cap": (_I, [_V, _I]),
    "tvg_shape_set_stroke_join": (_I, [_V, _I]),
    "tvg_shape_set_gradient": (_I, [_V, _V]),
    "tvg_paint_set_clip": (_I, [_V, _V]),
    "tvg_paint_set_opacity": (_I, [_V, _B]),
    "tvg_linear_gradient_new": (_V, []),
    "tvg_linear_gradient_set": (_I, [_V, _F, _F, _F, _F]),
    "tvg_radial_gradient_new": (_V, []),
    "tvg_radial_gradient_set": (_I, [_V, _F, _F, _F, _F, _F, _F]),
    "tvg_gradient_set_color_stops": (_I, [_V, _V, _U]),
    "tvg_gradient_set_transform": (_I, [_V, _V]),
    "tvg_scene_new": (_V, []),
    "tvg_scene_add": (_I, [_V, _V]),
}


class _Started:
    """The engine must outlive every canvas, so both handles are held together."""

    def __init__(self) -> None:
        self.engine = Engine(threads=0)  # threads gave nothing when measured; processes do
        self.calls = ct.CDLL(self.engine.thorvg_lib._name)
        for name, (result, arguments) in PROTOTYPES.items():
            function = getattr(self.calls, name)
            function.restype, function.argtypes = result, arguments


@cache
def _started() -> _Started:
    return _Started()


def library() -> ct.CDLL:
    """The C library with prototypes declared; started at the first call in a process."""
    return _started().calls


def check(code: int, what: str) -> None:
    """Raises `MediaFailed` when ThorVG reports that `what` did not work."""
    if code:
        raise MediaFailed(f"The drawing library could not {what} (result {code}); try again.")
