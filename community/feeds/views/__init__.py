"""The feeds for people and for feed readers."""
