"""Amendments as rooms: who may be in one, and what its document says."""
