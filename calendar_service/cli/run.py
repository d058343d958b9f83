"""`run`: the whole service in one process."""

NAME, PANEL = "run", "Serve"


def command() -> None:
    """Serve page and feeds, send reminders and take over edits of the registry, until Ctrl-C."""
    from calendar_service.cli._composition import service, ticking, watching, worker_jobs
    from calendar_service.cli._greeting import greet
    from calendar_service.cli._logging import configure
    from calendar_service.cli._server import listening, serve
    from calendar_service.cli._settings import settings

    chosen = settings()
    configure(chosen.log)

    with listening(chosen) as bound, service(chosen) as made:
        is_first = made.is_first_start
        if is_first:
            made.file.start()

        def start() -> None:
            if not is_first:
                made.file.start()
            greet(made.current, chosen)

        with ticking(made, start, lambda: (watching(made.file), *worker_jobs(made))):
            serve(made, bound)
