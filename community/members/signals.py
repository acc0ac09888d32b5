"""Facts about members, announced to the floors above."""

from django.dispatch import Signal

# Sent inside the transaction by `leave_community`, with `member`. Floors above delete what is theirs.
member_left = Signal()

# Sent inside the transaction with `member` after who may see them changed: private or not, suspended, limited, away,
# back. Floors above bring in line what they keep about it: the posts' copy of it, and whose pictures are public.
standing_changed = Signal()
