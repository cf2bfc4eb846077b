"""From rows to the values that the papers of a negotiation are made from."""
