"""What each specialist and each model call is told: one Markdown file each."""
