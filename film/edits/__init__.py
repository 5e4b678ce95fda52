"""Edits: pure functions from a film to the film as it is afterwards.

Each raises `Refused` when the film's rules say no. What changed is found by `compare.changes`,
so that derived fields are told as well as those that were asked for.
"""
