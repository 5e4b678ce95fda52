"""The embedded engine of words: understanding, casting and breakdown by rules, with no model."""
