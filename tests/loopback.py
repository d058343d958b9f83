"""The guard that keeps tests on this machine.

It hears the interpreter's own audit events, so it also holds for libraries that took `socket` before it came.
"""

import ipaddress

GUARDED = frozenset({"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"})
LOCAL_NAMES = frozenset({"localhost", ""})


class NotLocalError(AssertionError):
    """No OSError on purpose: code that rightly bears a broken network must not bear this."""


def only_loopback(event: str, args: tuple[object, ...]) -> None:
    """Refuse to look up or to reach any address but loopback; paths of Unix sockets are fine."""
    if event not in GUARDED:
        return
    host = _host(event, args)
    if not _is_local(host):
        message = f"a test wants to reach {host!r}: tests talk to loopback only"
        raise NotLocalError(message)


def _host(event: str, args: tuple[object, ...]) -> object:
    """Return the host part: `connect` and `sendto` carry (socket, address), the look-ups begin with the host."""
    if event not in {"socket.connect", "socket.sendto"}:
        return args[0]
    address = args[1]
    return address[0] if isinstance(address, tuple) else None


def _is_local(host: object) -> bool:
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name in LOCAL_NAMES
