"""A revision as Akoma Ntoso 3.0 (OASIS, LegalDocML): the same text for other programs."""
