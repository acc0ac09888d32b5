"""Facts about members, announced to the floors above."""

from django.dispatch import Signal

# Sent inside the transaction by `leave_community`, with `member`. Floors above delete what is theirs.
member_left = Signal()
