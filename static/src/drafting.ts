/** Drafting the whole text before INIT. */
