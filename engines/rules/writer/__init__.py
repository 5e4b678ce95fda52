"""The writer that needs no model: stories by rules, from data of plots, people, things and talk."""

from engines.rules.writer.writer import RulesWriter

__all__ = ["RulesWriter"]
