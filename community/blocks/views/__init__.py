"""The pages of blocks and mutes."""
