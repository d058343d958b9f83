"""Ctrl-C and SIGTERM: both end a service well, with exit code 0, wherever it is just then.

The signal raises SystemExit, and is remembered: Python drops an exception that is raised while it collects garbage.
"""

import signal
import sys
import threading

_NUMBERS = (signal.SIGINT, signal.SIGTERM)
_SECONDS = 1.0


class Signals:
    """What this process was told; `came` stays true once it was told to stop."""

    def __init__(self) -> None:
        self.came = False

    def listen(self) -> None:
        """Let a signal end the process from now on."""
        sys.unraisablehook = _say_what_python_drops
        for number in _NUMBERS:
            signal.signal(number, self._leave)

    def ignore(self) -> None:
        """Let no second signal disturb the end."""
        for number in _NUMBERS:
            signal.signal(number, signal.SIG_IGN)

    def wait(self) -> None:
        """Wait until one comes; look now and then whether one came that was dropped."""
        never = threading.Event()
        while not self.came:
            never.wait(_SECONDS)

    def _leave(self, *_: object) -> None:
        self.came = True
        sys.exit(0)


def _say_what_python_drops(dropped: "sys.UnraisableHookArgs") -> None:
    """Say what Python cannot raise, but for our own exception, which is remembered."""
    if dropped.exc_type is not SystemExit:
        sys.__unraisablehook__(dropped)
