"""The embedded engine: a drawn, spoken, moving animatic that needs nothing."""
