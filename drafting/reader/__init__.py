"""Documents read apart: each in a fresh child process that knows reading alone, within limits and sealed off.

What a file does to a parser it does to the child: whoever asked lives on, and has the outline or a refusal.
"""
