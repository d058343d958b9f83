"""What the README lists is what there is."""

import re

from pydantic.fields import FieldInfo

from calendar_service.settings import PREFIX, Settings
from tests.repository import ROOT

README = (ROOT / "README.md").read_text()


def row(name: str, field: FieldInfo) -> str:
    plain = {None: "", "": "", False: "`no`", True: "`yes`"}
    default = plain.get(field.default, f"`{field.default}`")
    return f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |".replace("|  |", "| |")


def test_the_readme_lists_every_setting_with_its_default_and_its_meaning() -> None:
    listed = re.findall(rf"^\| `{PREFIX}.*$", README, re.MULTILINE)

    assert listed == [row(name, field) for name, field in Settings.model_fields.items()]
