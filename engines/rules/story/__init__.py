"""From a film's script to the facts of its story, by rules: events, rules, knowledge, family."""

from engines.rules.story.reading import read_again, read_story, tells_otherwise
from engines.rules.story.ruling import rule_of

__all__ = ["read_again", "read_story", "rule_of", "tells_otherwise"]
