"""A file whose content a test promises.

It is rewritten by `make golden` alone, and the difference is then read like code.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldenFile:
    """One file below tests/golden."""

    path: Path
    update: bool

    def check(self, found: bytes | str) -> None:
        """Compare `found` with the file byte for byte; text is taken as UTF-8."""
        content = found.encode() if isinstance(found, str) else found
        if self.update:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_bytes(content)
        assert self.path.is_file(), f"no golden file {self.path.name} yet: `make golden` writes it"
        # Compared as lines, so that a failure shows the lines that differ and not two long strings.
        assert _lines(self.path.read_bytes()) == _lines(content)


def _lines(content: bytes) -> list[str]:
    return content.decode().split("\n")
