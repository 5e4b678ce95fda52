"""The eye: it reads pixels, compares with reference views, and says pass, fail or unknown."""
