"""Documents in: the bytes of a file to an outline. Pure: no database, no sockets."""
