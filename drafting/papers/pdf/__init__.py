"""A sheet as a PDF, set by typst from templates that get all text as values, never as markup."""
