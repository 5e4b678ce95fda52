"""Ollama: models on a person's own computer, by its native API."""
