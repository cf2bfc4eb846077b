"""How people sign in: by invitation, with a second factor, by their institution (threats.md, "Accounts")."""
