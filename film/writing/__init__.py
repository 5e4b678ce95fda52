"""How a film is written: brief, treatment, beats, and what writers are asked for."""
