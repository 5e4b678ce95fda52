"""The door of the chat."""
