"""A sheet as one self-contained web page that a screen reader reads in its order."""
