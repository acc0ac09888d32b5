"""The pages and fragments of conversations."""
