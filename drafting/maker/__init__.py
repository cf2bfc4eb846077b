"""Papers made apart: one warm child process that knows values and papers alone, within limits.

What a text does to the typesetter it does to the child: the worker that asked lives on and says what went wrong.
"""
