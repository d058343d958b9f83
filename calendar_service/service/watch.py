"""Noticing that the registry's file has changed, by looking at it: network file systems report nothing.

A file is read only once it has kept still from one look to the next: a half-written save is not taken.
"""

import time
from dataclasses import dataclass
from pathlib import Path

# Inode, size and time of change: a file put in place of another differs in the first.
Signature = tuple[int, int, int]

# Seconds that a file keeps still before a start reads it, and how often it is looked at: a copy may take a while.
MOMENT, LOOKS = 0.2, 50


@dataclass
class FileWatch:
    """Looks at `path` whenever asked; `seen` is the last look, `taken` what was last read."""

    path: Path
    seen: Signature | None = None
    taken: Signature | None = None

    def changed(self) -> bytes | None:
        """Read the file if it changed since it was last read and has kept still since the last look; else None.

        Raises OSError where it cannot be read.
        """
        signature = self._look()
        is_still, self.seen = signature == self.seen, signature
        return self._read(signature) if is_still and signature != self.taken else None

    def now(self) -> bytes:
        """Read the file for a start, once it has kept still for a moment. Raises OSError."""
        for _ in range(LOOKS):
            self.seen = self._look()
            time.sleep(MOMENT)
            text = self._read(self.seen) if self._look() == self.seen else None
            if text is not None:
                return text
        return self.path.read_bytes()

    def _look(self) -> Signature:
        status = self.path.stat()
        return status.st_ino, status.st_size, status.st_mtime_ns

    def _read(self, signature: Signature) -> bytes | None:
        """Read, and give nothing where the file changed meanwhile: the next look will find it."""
        text = self.path.read_bytes()
        if self._look() != signature:
            return None
        self.taken = signature
        return text
