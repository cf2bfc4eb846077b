"""What a careful proof-reader reports on an outline: rules, one a file. Pure: no database, no sockets."""
