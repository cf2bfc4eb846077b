"""What a text is, its revisions and its papers: complete without an amendment."""
