"""`worker`: the half of the service that takes over edits and sends reminders."""

NAME, PANEL = "worker", "Serve"


def command() -> None:
    """Take over edits of the registry and send reminders, without page and feeds, until Ctrl-C."""
    from calendar_service.cli._composition import service, ticking, watching, worker_jobs
    from calendar_service.cli._greeting import greet
    from calendar_service.cli._logging import configure
    from calendar_service.cli._settings import settings

    chosen = settings()
    configure(chosen.log)
    with service(chosen) as made:
        made.file.start()
        with ticking(
            made,
            lambda: greet(made.current, chosen, serves=False),
            lambda: (watching(made.file), *worker_jobs(made)),
        ):
            made.serving.set()
            made.signals.wait()
