"""The chat's face: the only room that imports chainlit."""
