"""What a browser gets of the site's own scripts, as collected for production."""

import re
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from satuatap.launch.preparing import UNUSED

OURS = ("live", "queueing", "surveys", "web")
IMPORTED = re.compile(r"""from\s*["']([^"']+)["']""")


def test_every_script_finds_the_scripts_that_it_imports(tmp_path, settings):
    kept = {"BACKEND": "satuatap.web.storage.Assets"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": kept}
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", *UNUSED, interactive=False, verbosity=0)
    scripts = [file for name in OURS for file in tmp_path.glob(f"{name}/**/*.js")]

    assert len(scripts) > 20
    assert not [(file.name, path) for file in scripts for path in missing(file)]


def missing(script: Path) -> list[str]:
    """The imports of a script that lead to no file."""
    paths = IMPORTED.findall(script.read_text(encoding="utf-8"))
    return [path for path in paths if not (script.parent / path).resolve().exists()]


def test_only_files_with_a_hash_are_served():
    assert settings.WHITENOISE_KEEP_ONLY_HASHED_FILES
