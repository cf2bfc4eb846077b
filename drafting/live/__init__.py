"""Rooms: documents that several people write at once (design §4, issue "live co-editing")."""
