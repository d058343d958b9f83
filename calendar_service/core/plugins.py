"""Plugins by file: whatever a package contains is offered, and nothing is registered anywhere.

Call it from the consumer, never from the package's own `__init__`, which would be an import cycle.
"""

import importlib
import pkgutil
from types import ModuleType


def plugins_of(package: ModuleType) -> dict[str, ModuleType]:
    """Return the modules of `package` by their NAME, in order of the file names; skips `_private` ones.

    Raises ImportError where a NAME is missing or is not the file name with hyphens, so that a mistake stops the
    start and not the first use; also where two files have one NAME (`a_b.py` and `a-b.py`).
    """
    found: dict[str, ModuleType] = {}
    for entry in pkgutil.iter_modules(package.__path__):
        if entry.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package.__name__}.{entry.name}")
        name = entry.name.replace("_", "-")
        if getattr(module, "NAME", None) != name:
            raise ImportError(f'{module.__name__}: expected NAME = "{name}", found {getattr(module, "NAME", None)!r}')
        if name in found:
            raise ImportError(f'{module.__name__}: NAME = "{name}" is already that of {found[name].__name__}')
        found[name] = module
    return found
