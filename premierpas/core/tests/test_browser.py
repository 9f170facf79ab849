"""Which browser the tests drive, and when one is installed."""

import subprocess

import pytest

from premierpas.core.development import browser


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch):
    """What is installed there, what its distribution has, and what was asked of it."""

    def with_programs(*programs: str, packaged: tuple[str, ...] = (), root: bool = True) -> list[str]:
        here, asked = {*programs, "apt-get"}, []

        def run(command: list[str], **_more: object) -> None:
            asked.append(command[-1])
            here.update({command[-1]} & {*packaged})

        monkeypatch.delenv("CHROMIUM", raising=False)
        monkeypatch.delenv("CI", raising=False)
        monkeypatch.setattr(browser.shutil, "which", lambda name: f"/usr/bin/{name}" if name in here else None)
        monkeypatch.setattr(browser.os, "geteuid", lambda: 0 if root else 1000)
        monkeypatch.setattr(subprocess, "run", run)
        return asked

    return with_programs


def test_the_one_without_windows_is_taken_before_all_others(machine):
    machine("chromium", "chromium-headless-shell")
    assert browser.find_browser() == "/usr/bin/chromium-headless-shell"


def test_it_is_installed_beside_another_and_any_is_good_enough(machine):
    both = ("chromium-headless-shell", "chromium")
    for there, packaged, asked, found in (
        (both, both, [], both[0]),
        (("chromium",), both, ["update", both[0]], both[0]),
        (("chromium",), (), ["update", both[0]], "chromium"),
        ((), ("chromium",), ["update", *both], "chromium"),
    ):
        commands = machine(*there, packaged=packaged)
        assert (browser.main(), commands, browser.find_browser()) == (0, asked, f"/usr/bin/{found}")


def test_who_may_not_install_is_told_only_where_there_is_none(machine, capsys):
    assert machine("chromium", root=False) == [] and browser.main() == 0 and capsys.readouterr().err == ""
    assert machine(root=False) == [] and browser.main() == 0 and "CHROMIUM=/path" in capsys.readouterr().err


def test_in_ci_a_missing_browser_is_a_failure(machine, monkeypatch):
    machine(root=False)
    monkeypatch.setenv("CI", "true")
    assert browser.main() == 1
