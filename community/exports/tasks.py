"""What takes long and is done while nobody waits: making copies, and deleting whoever leaves."""

from django_tasks import task

from community.exports.fulfilling import fulfil
from community.exports.purging import purge


@task()
def make_export(export_id: int) -> None:
    """Make one copy, if it is still wanted and nobody else is at it."""
    fulfil(number=export_id)


@task()
def purge_member(member_id: int) -> None:
    """Delete somebody for good who does not want to wait for the end of the grace."""
    purge(number=member_id)
