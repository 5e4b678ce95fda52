"""What is heard: voices, the sound of places and of what is done in them, music."""
