"""Plugins are found by file; the packages here are written for the occasion, since there are none to spoil."""

import importlib
import itertools
from pathlib import Path
from types import ModuleType

import pytest

from calendar_service.core.plugins import plugins_of

_numbers = itertools.count()


@pytest.fixture
def package_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def make(**files: str) -> ModuleType:
        name = f"plugins_under_test_{next(_numbers)}"
        (tmp_path / name).mkdir()
        for file, text in ({"__init__": ""} | files).items():
            (tmp_path / name / f"{file}.py").write_text(text)
        return importlib.import_module(name)

    monkeypatch.syspath_prepend(tmp_path)
    return make


def test_every_file_is_a_plugin_by_its_name(package_of):
    package = package_of(treaty='NAME = "treaty"', national_day='NAME = "national-day"')

    assert ["national-day", "treaty"] == list(plugins_of(package))
    assert "treaty" == plugins_of(package)["treaty"].NAME


def test_files_that_begin_with_an_underscore_are_not_plugins(package_of):
    assert {} == plugins_of(package_of(_http="raise RuntimeError"))


def test_a_file_without_its_name_stops_the_start(package_of):
    with pytest.raises(ImportError, match='treaty: expected NAME = "treaty", found None'):
        plugins_of(package_of(treaty=""))


def test_a_name_that_is_not_the_file_name_stops_the_start(package_of):
    with pytest.raises(ImportError, match="found 'national_day'"):
        plugins_of(package_of(national_day='NAME = "national_day"'))


def test_two_files_with_one_name_stop_the_start(package_of):
    named = 'NAME = "national-day"'

    with pytest.raises(ImportError, match='NAME = "national-day" is already that of'):
        plugins_of(package_of(**{"national-day": named, "national_day": named}))
