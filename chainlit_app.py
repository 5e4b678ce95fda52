"""The door of the chat: Chainlit loads this file, and everything is in `chat.hooks`."""

from chat import hooks

__all__ = ["hooks"]
