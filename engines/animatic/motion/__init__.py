"""What moves: people's business, mouths and breath over time, and the clip that shows it."""
