"""The crew: each specialist is one value."""
