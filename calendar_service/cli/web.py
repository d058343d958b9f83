"""`web`: the half of the service that serves page and feeds."""

NAME, PANEL = "web", "Serve"


def command() -> None:
    """Serve page and feeds of what a worker took over, until Ctrl-C."""
    from calendar_service.cli._composition import service, ticking, watching
    from calendar_service.cli._greeting import greet
    from calendar_service.cli._logging import configure
    from calendar_service.cli._server import listening, serve
    from calendar_service.cli._settings import settings
    from calendar_service.service.follow import FollowStore

    chosen = settings()
    configure(chosen.log)
    with listening(chosen) as bound, service(chosen) as made:
        following = FollowStore(made.current, made.store, made.zone)

        def start() -> None:
            following.tick()
            greet(made.current, chosen, delivers=False)

        with ticking(made, start, lambda: (watching(following),)):
            serve(made, bound)
