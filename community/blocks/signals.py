"""Facts about blocks, announced to the floors above."""

from django.dispatch import Signal

# Sent inside the transaction with `blocker` and `blocked`, whose rows are locked. Floors above end what tied the two.
member_blocked = Signal()
