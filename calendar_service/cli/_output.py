"""Writing bytes: to the terminal as they are, or to a file that is whole at every moment."""

import sys
from pathlib import Path

from calendar_service.cli._failures import UsageProblem


def write(body: bytes, file: Path | None) -> None:
    """Write to `file`, in place of what it held, or to the standard output. Raises UsageProblem."""
    if file is None:
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
        return
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        unfinished.write_bytes(body)
        unfinished.replace(file)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        fix = "make its folder, or name another file"
        raise UsageProblem(f"--output: {file} cannot be written ({reason}): {fix}") from error
