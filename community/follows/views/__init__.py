"""Following people, asking to, and looking at who follows whom."""
