"""The wheel is whole: what is not Python code is in it too, and it runs where nothing of ours lies around."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.repository import ROOT, tracked
from tests.running import free_port, running


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel, and sees the locked libraries but nothing else of this one.

    A folder that a .pth file names is searched, but the .pth files in it are not read: our editable install stays out.
    """
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-qq", "--no-deps", "--no-index", wheel], check=True)
    [site] = folder.glob("lib/python3*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return folder


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    package = {str(file.relative_to(ROOT)) for file in tracked("calendar_service")}

    assert package - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    folders = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {name for name in folders if not name.endswith(".dist-info")} == {"calendar_service"}


def test_the_code_that_runs_is_that_of_the_wheel(environment: Path, tmp_path: Path) -> None:
    script = "import calendar_service; print(calendar_service.__file__)"
    answer = subprocess.run(
        [environment / "bin" / "python", "-c", script], cwd=tmp_path, check=True, capture_output=True, text=True
    )

    assert Path(answer.stdout).is_relative_to(environment)


def test_an_installed_wheel_serves_feed_and_page(environment: Path, tmp_path: Path) -> None:
    script, registry = environment / "bin" / "calendar-service", str(ROOT / "events.yaml")
    with running(tmp_path, "run", free_port(), script=script, registry=registry) as service:
        service.until(service.is_well)
        feed, page = service.get("/feeds/sco.ics"), service.get("/en/")

    assert (feed.status_code, feed.content[:15]) == (200, b"BEGIN:VCALENDAR")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
