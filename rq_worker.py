"""The door of a render worker."""
