"""People who type by themselves: in JavaScript, by a stock client, and by pycrdt; each keeps account of its words."""
