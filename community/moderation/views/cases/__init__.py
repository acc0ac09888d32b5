"""The desk: the queue of cases, and the page of one."""
