"""A sheet as a Word document, written straight into our own small template."""
