"""Documents out: values to the bytes of files. Pure: no database, no sockets."""
