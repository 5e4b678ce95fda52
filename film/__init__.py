"""What a film is and what its rules are: pure nouns and functions, no I/O, no framework."""
