"""What is known before a film is drawn, and from where: readiness, facts, assets scene by scene."""
