"""The verbs of the Screenwriter: from an idea to an approved master script."""
