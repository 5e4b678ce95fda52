"""Sets: places as tables of rooms, fittings, furniture, grounds and backdrops."""
