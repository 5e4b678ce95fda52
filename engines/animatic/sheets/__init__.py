"""Contact sheets: all that this engine can draw, side by side, to be looked at and judged."""
