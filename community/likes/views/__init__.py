"""Liking and taking a like back, as a form or as the fragment that changed."""
