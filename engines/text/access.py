"""How a vendor of text is reached. It imports no SDK, so that settings can be read without one."""

from __future__ import annotations

from pydantic import SecretStr

from film.noun import Noun


class Access(Noun):
    """An address ("" is the vendor's own) and a key, which is never shown or logged."""

    url: str = ""
    key: SecretStr = SecretStr("")

    def hide(self, text: str) -> str:
        """The text without the key, whoever wrote it in there."""
        secret = self.key.get_secret_value()
        return text.replace(secret, "…") if secret else text
