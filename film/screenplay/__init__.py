"""Reading and writing screenplays: Fountain, Final Draft, PDF by layout, plain text."""
