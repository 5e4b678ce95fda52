"""The story bible: who is where, holding what, in which state; a projection of Postgres."""
