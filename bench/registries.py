"""Registries of any size for the benchmarks: the kinds mixed as in ours, one text that ours and the peers read."""

_ENTRIES = (
    """  - id: foundation-{n}
    kind: anniversary
    title: {{en: "Organisation number {n}", ru: "Организация номер {n}"}}
    date: {year}-{month:02d}-{day:02d}
    place: "Moscow, RU"
    sources: [report]
""",
    """  - id: treaty-{n}
    kind: treaty
    title: {{en: "Treaty on matter {n}", ru: "Договор о предмете {n}"}}
    parties: [RU, TJ]
    signed: {year}-{month:02d}-{day:02d}
    in-force: {next_year}-{month:02d}-{day:02d}
    term: {{from: in-force, first: P5Y, then: P5Y, renewal: tacit, notice: P6M}}
    sources: [report]
""",
    """  - id: summit-{n}
    kind: summit
    organisation: sco
    title: {{en: "Summit number {n}", ru: "Саммит номер {n}"}}
    place: dushanbe
    dates:
      - {{announced: {year}-01-10, date: {year}-{month:02d}, status: tentative, sources: [report]}}
      - {{announced: {year}-{month:02d}-01, date: {year}-{month:02d}-{day:02d}, status: confirmed, sources: [report]}}
""",
)
_HEAD = """version: 1
calendar:
  id: bench
  name: {en: Bench, ru: Замер}
  languages: [en, ru]
sources:
  report: {title: A report, publisher: TASS, class: agency, url: "https://example.org/report"}
places:
  dushanbe: {name: {en: Dushanbe, ru: Душанбе}, country: TJ, timezone: Asia/Dushanbe}
organisations:
  sco: {name: {en: Shanghai Cooperation Organisation}, short: {en: SCO}, members: [CN, RU, TJ]}
entries:
"""


def text(entries: int) -> str:
    """Write a registry with this number of entries."""
    return _HEAD + "".join(
        _ENTRIES[n % len(_ENTRIES)].format(
            n=n, year=1950 + n % 70, next_year=1951 + n % 70, month=2 + n % 11, day=1 + n % 28
        )
        for n in range(entries)
    )


def anniversaries(entries: int) -> str:
    """Write a registry of nothing but foundations with a day."""
    return _HEAD + "".join(
        _ENTRIES[0].format(n=n, year=1950 + n % 70, month=1 + n % 12, day=1 + n % 28) for n in range(entries)
    )
