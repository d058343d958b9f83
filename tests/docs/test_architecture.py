"""The layers that the architecture tells are those that `make check` holds."""

import tomllib

from tests.repository import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text()
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def told(part: str) -> list[str]:
    """The layers of a part, `plugins | problems` as one."""
    [line] = [line for line in PAGE.splitlines() if line.startswith(f"- {part}: ")]
    return line.removeprefix(f"- {part}: ").strip("`").split(" > ")


def held(container: str) -> list[str]:
    """Without `(__main__)`, which only starts what stands below it."""
    [layers] = [contract["layers"] for contract in CONTRACTS if contract.get("containers") == [container]]
    return [layer for layer in layers if not layer.startswith("(")]


def test_the_layers_of_the_shell_are_told_as_they_are_held() -> None:
    assert told("Shell") == held("calendar_service")


def test_the_layers_of_the_core_are_told_as_they_are_held() -> None:
    assert told("Core") == held("calendar_service.core")


def test_every_layer_of_the_core_is_explained() -> None:
    table = PAGE[PAGE.index("| Part |") : PAGE.index("## Seams")]
    names = {name for layer in held("calendar_service.core") for name in layer.split(" | ")}

    assert {name for name in names if f"`core/{name}`" not in table and f"`{name}`" not in table} == set()
