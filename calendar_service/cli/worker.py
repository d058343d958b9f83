"""`worker`: the half of the service that takes over edits and sends reminders."""

NAME, PANEL = "worker", "Serve"


def command() -> None:
    """Take over edits of the registry and send reminders, without page and feeds, until Ctrl-C."""
    import threading

    from calendar_service.cli._composition import WATCH, service, ticking, worker_jobs
    from calendar_service.cli._greeting import greet
    from calendar_service.cli._logging import configure
    from calendar_service.cli._settings import settings
    from calendar_service.scheduler import Job

    chosen = settings()
    configure(chosen.log)
    with service(chosen) as made:
        following = made.following_file()
        following.start()
        with ticking(
            made,
            lambda: greet(made.current, chosen, serves=False),
            lambda: (Job("watch", WATCH, following.tick), *worker_jobs(made)),
        ):
            threading.Event().wait()
