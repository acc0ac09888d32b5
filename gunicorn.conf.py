"""How gunicorn serves the site in production; `gunicorn` in the project's root reads this file by itself.

Loopback only unless told otherwise: a web server in front ends TLS and takes the slow clients.
"""

import os
from pathlib import Path

wsgi_app = "config.wsgi:application"
pythonpath = "site"
bind = os.environ.get("GUNICORN_BIND") or f"127.0.0.1:{os.environ.get('PORT', '8000')}"
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = int(os.environ.get("GUNICORN_THREADS", "4"))
# Load once, then fork: the workers share most of their memory.
preload_app = True
# A worker starts anew now and then, so that a slow leak never grows; the jitter keeps them from doing it together.
max_requests = 2000
max_requests_jitter = 400

# Seconds. The longest honest request is an upload of ten large photographs.
timeout = 60
graceful_timeout = 30
keepalive = 5

limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190

# The heartbeat file must not wait for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True
accesslog = None
errorlog = "-"
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "info")
