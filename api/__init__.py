"""The web's face: the only room that imports fastapi."""
