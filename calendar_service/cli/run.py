"""`run`: the whole service in one process."""

NAME, PANEL = "run", "Serve"


def command() -> None:
    """Serve page and feeds, send reminders and take over edits of the registry, until Ctrl-C."""
    from calendar_service.cli._composition import WATCH, service, ticking, worker_jobs
    from calendar_service.cli._greeting import greet
    from calendar_service.cli._logging import configure
    from calendar_service.cli._server import listening, serve
    from calendar_service.cli._settings import settings
    from calendar_service.scheduler import Job

    chosen = settings()
    configure(chosen.log)

    with listening(chosen) as bound, service(chosen) as made:
        following = made.following_file()
        is_first = following.is_first
        if is_first:
            following.start()

        def start() -> None:
            if not is_first:
                following.start()
            greet(made.current, chosen)

        with ticking(made, start, lambda: (Job("watch", WATCH, following.tick), *worker_jobs(made))):
            serve(made, bound)
