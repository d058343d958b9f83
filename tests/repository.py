"""The committed files, for the tests that read them as texts.

Only what git tracks counts: the folder may hold an environment and the state of a service.
"""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent


def tracked(*patterns: str) -> list[Path]:
    """Return the tracked files that match any of git's `patterns` (all without one), in git's order."""
    listing = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True, text=True)
    files = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]
