"""`python -m calendar_service`: the same as the command `calendar-service`."""

from calendar_service.cli import main

main()
