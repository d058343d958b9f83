"""Small registries as an editor would write them: a head that every test shares, and the entries of the test."""

import datetime as dt

from calendar_service.core.model.claims import Claim
from calendar_service.core.model.entries import Entry
from calendar_service.core.model.registry import Registry
from calendar_service.core.problems import Problem
from calendar_service.core.registry.build import load

TODAY = dt.date(2026, 11, 24)
HEAD = """version: 1
calendar:
  id: example
  name: {en: Example}
  languages: [en]
sources:
  report: {title: A report, class: agency}
  act: {title: An act, class: official}
places:
  dushanbe: {name: {en: Dushanbe}, country: TJ, timezone: Asia/Dushanbe}
organisations:
  sco: {name: {en: Shanghai Cooperation Organisation}, short: {en: SCO}, members: [CN, RU, TJ]}
entries:
"""
FOUNDATION = """
id: foundation
kind: anniversary
title: Shanghai Cooperation Organisation
organisation: sco
date: 2001-06-15
sources: [report]
"""


def text_of(*entries: str, head: str = HEAD) -> str:
    """Put entries, each written as keys and values from the margin on, under a head."""
    return head + "".join(_item(entry) for entry in entries)


def _item(entry: str) -> str:
    first, *rest = entry.strip("\n").splitlines()
    return f"  - {first}\n" + "".join(f"    {line}\n" for line in rest)


def a_summit(*claims: str, keys: str = "", id_: str = "summit") -> str:
    """Write a summit with these claims, each as the inside of a flow mapping with the source `report`."""
    dates = "".join(f"\n  - {{{claim}{'' if 'sources:' in claim else ', sources: [report]'}}}" for claim in claims)
    return f"id: {id_}\nkind: summit\ntitle: SCO summit\norganisation: sco\n{keys}\ndates:{dates}\n".replace(
        "\n\n", "\n"
    )


def a_treaty(keys: str, parties: str = "[RU, TJ]") -> str:
    """Write a treaty signed in 1992 with further keys."""
    first = "id: border\nkind: treaty\ntitle: Treaty on the border\nsigned: 1992-05-15\nsources: [act]\n"
    return f"{first}parties: {parties}\n{keys}\n"


def loaded(*entries: str, head: str = HEAD, today: dt.date = TODAY) -> Registry:
    """Load a registry that is expected to have no errors."""
    registry, problems = load(text_of(*entries, head=head), "events.yaml", today)
    assert registry is not None, "\n".join(problem.as_text() for problem in problems)
    return registry


def an_entry(*entries: str, head: str = HEAD) -> Entry:
    """Load a registry and give its last entry."""
    return list(loaded(*entries, head=head).entries.values())[-1]


def claims_of(*claims: str) -> tuple[Claim, ...]:
    """Give the claims of a summit."""
    return an_entry(a_summit(*claims)).claims


def problems_of(*entries: str, head: str = HEAD, today: dt.date = TODAY) -> tuple[Problem, ...]:
    """Give what is wrong with a registry."""
    return load(text_of(*entries, head=head), "events.yaml", today)[1]


def told(*entries: str, head: str = HEAD, today: dt.date = TODAY) -> list[str]:
    """Give the problems as `path: what was found [code]`."""
    return [f"{p.path}: {p.found} [{p.code}]" for p in problems_of(*entries, head=head, today=today)]
