"""Listings as papers: in Word and on the page as tables set across, and as sheets of cells."""
