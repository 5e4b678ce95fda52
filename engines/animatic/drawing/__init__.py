"""The pictures of the animatic: sets, people and props in metres, seen by a pinhole camera."""
