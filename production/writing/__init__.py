"""Who writes a film, on whose yes, and what it costs: the account of all text models."""
