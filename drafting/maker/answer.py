"""How the child's answers begin."""

MADE, NOT_MADE = b"+", b"-"  # the first byte; behind it the paper, or why there is none
