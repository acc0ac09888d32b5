"""The pages and fragments of pictures."""
