"""The verbs of the studio: the only code that changes a film."""
