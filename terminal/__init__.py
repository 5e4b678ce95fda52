"""The terminal's face: the only room that prints."""
