"""The compiler's hands: what a worker does with one order."""
