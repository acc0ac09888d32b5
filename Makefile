# Two commands matter: `make run` serves the site with demonstration content, `make test` shows that it works.
# Each sets up what it needs by itself; both take the usual variables (PORT=8001, PYTHON=/path/to/python3).
SHELL := /bin/bash
.DEFAULT_GOAL := help
export PORT PYTHON

.PHONY: help run demo worker test holes check fix coverage lock clean

help: ## list these targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: ## set everything up and serve the site at http://127.0.0.1:8000/ with demonstration content
	@scripts/run.sh

demo: ## throw the demonstration content away and make it anew
	@scripts/prepare.sh run
	@.venv/bin/python manage.py migrate --noinput --verbosity 0
	@.venv/bin/python manage.py demo --reset

worker: ## run the tasks that wait in the database, until stopped
	@scripts/prepare.sh run
	@TASK_BACKEND=django_tasks_db.DatabaseBackend .venv/bin/python manage.py db_worker

test: ## run all tests on SQLite, on a private MariaDB and in Chromium
	@scripts/test.sh

holes: ## plant known holes into a copy, one at a time, and see that the tests find each
	@scripts/prepare.sh test
	@.venv/bin/python scripts/planted_holes.py

check: ## look for what is wrong without running tests: style, types, floors, migrations, deployment, contrast
	@scripts/check.sh

fix: ## put style and formatting in order
	@scripts/prepare.sh test
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

coverage: ## show which lines and branches the tests on SQLite do not reach
	@scripts/prepare.sh test
	@.venv/bin/python -m pytest --ignore=tests/journeys -n 2 --cov --cov-report=term-missing

lock: ## choose the newest allowed versions and pin them with their hashes
	@scripts/prepare.sh test
	@scripts/lock.sh

clean: ## remove the environment and the caches, keep the database and the pictures
	@rm -rf .venv .cache staticfiles
