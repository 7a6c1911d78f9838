# Everything starts here. Assumed on the machine: Debian 12, Python 3.11, apt-get install make python3-venv
.DEFAULT_GOAL := help
.PHONY: help demo demo-raz test test-services bench check fmt lock

VENV := .venv
PY := $(VENV)/bin/python
# WeasyPrint draws text with these two; no Python wheel brings them.
PAQUETS := libpango-1.0-0 libpangoft2-1.0-0
PAQUETS_TEST := $(PAQUETS) chromium
JETABLE := $(PY) -m mutualisation.exploitation.jetable
# Settings must be readable; no query is made.
SANS_BASE := MODE=test DATABASE_URL=postgresql:///aucune
# Production settings with values for show: the checks read them, nothing is served.
COMME_EN_PRODUCTION = env MODE=production ALLOWED_HOSTS=exemple.invalid SITE_URL=https://exemple.invalid \
	SECRET_KEY=$$($(PY) -c "import secrets; print(secrets.token_urlsafe(64))")

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

demo: paquets-demo $(VENV)/installe ## Start the demonstration (PORT=8123 make demo for another port); Ctrl-C stops it
	@$(PY) -m mutualisation.exploitation.lanceur

demo-raz: paquets-demo $(VENV)/installe ## Erase the demonstration's data, then start again
	@$(PY) -m mutualisation.exploitation.lanceur raz

test: paquets-test $(VENV)/installe-dev ## All tests on an embedded PostgreSQL (ARGS="-k dossier" to choose)
	MODE=test $(JETABLE) $(PY) -m pytest -n 2 $(ARGS)

test-services: paquets-test $(VENV)/installe-dev ## Tests on the services of TEST_POSTGRES_URL, TEST_RABBITMQ_URL, TEST_REDIS_URL
	MODE=test DATABASE_URL="$$TEST_POSTGRES_URL" $(PY) -m pytest -m services $(ARGS)

bench: paquets-demo $(VENV)/installe-dev ## Measure, on an embedded PostgreSQL, and write docs/mesures.md (ARGS="pdf" for one bench)
	MODE=test $(JETABLE) $(PY) -m tests.bancs $(ARGS)

check: paquets-demo $(VENV)/installe-dev ## Style, types, import order, migrations, deployment settings, generated files
	$(PY) -m mutualisation.exploitation.verrou verifier
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/djlint --lint --quiet templates
	$(SANS_BASE) $(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(SANS_BASE) $(PY) manage.py statuts --verifier
	MODE=test $(JETABLE) $(PY) manage.py makemigrations --check --dry-run
	$(COMME_EN_PRODUCTION) $(JETABLE) $(PY) manage.py check --deploy --fail-level WARNING

fmt: $(VENV)/installe-dev ## Format the code
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

lock: $(VENV)/installe-dev ## Write the lock files again (MAJ=--upgrade to take newer versions)
	@for cible in "requirements-dev.lock --group embarque --group dev" \
			"requirements-demo.lock --group embarque -c requirements-dev.lock" \
			"requirements.lock -c requirements-dev.lock"; do \
		set -- $$cible; verrou=$$1; shift; \
		$(VENV)/bin/uv pip compile pyproject.toml "$$@" --universal --generate-hashes --no-emit-index-url \
			--no-header --no-annotate --quiet $(MAJ) --output-file $$verrou; \
		{ $(PY) -m mutualisation.exploitation.verrou entete; cat $$verrou; } > $$verrou.neuf; \
		mv $$verrou.neuf $$verrou; \
	done

# ── Installation ──────────────────────────────────────────────────────────────
.PHONY: paquets-demo paquets-test
paquets-demo:
	@.ci/paquets.sh $(PAQUETS)
paquets-test:
	@.ci/paquets.sh $(PAQUETS_TEST)

$(PY):
	python3 -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'Python 3.11 or newer is needed.')"
	python3 -m venv $(VENV)

# Installed again only when the lock changed. The development lock holds the other one.
$(VENV)/installe: requirements-demo.lock | $(PY)
	$(PY) -m pip install -qq --require-hashes --no-deps -r requirements-demo.lock
	@touch $@
$(VENV)/installe-dev: requirements-dev.lock | $(PY)
	$(PY) -m pip install -qq --require-hashes --no-deps -r requirements-dev.lock
	@touch $(VENV)/installe $@
