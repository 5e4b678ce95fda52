"""Makers of words, pictures, motion, sound and sight, one vendor a folder."""
