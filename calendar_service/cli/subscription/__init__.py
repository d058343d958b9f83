"""Who is told what: the commands `subscription add`, `list`, `remove` and `test`."""

NAME, PANEL = "subscription", "Care"
HELP = "Who is told what: add, list, remove and test subscriptions."
