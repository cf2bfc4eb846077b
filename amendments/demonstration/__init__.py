"""The demonstration as plain data: its people, its two texts and what is done with them, step by step."""
