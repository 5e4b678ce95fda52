"""What the studio remembers: Postgres, the story bible, the content-addressed file store."""
