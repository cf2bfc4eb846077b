"""Work done apart: in a child process that knows its work alone, within limits.

What a text or a file does to the child it does to nobody else: whoever asked lives on and is told what went wrong.
"""
