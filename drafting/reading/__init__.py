"""Documents in: the bytes of a file become an Outline. Pure: no Django, no sockets, no files."""
