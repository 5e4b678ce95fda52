"""Who speaks next, and what waits for a person."""
