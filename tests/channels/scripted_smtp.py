"""A mail server that follows a script: at each step it answers as told, or falls silent, or hangs up."""

import socket
from dataclasses import dataclass, field
from threading import Thread
from typing import Self

DROP, HANG = "drop", "hang"
ANSWERS = {
    "greeting": "220 ready",
    "EHLO": "250 scripted",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go on",
    "dot": "250 taken",
    "NOOP": "250 ok",
    "QUIT": "221 bye",
}


@dataclass
class ScriptedServer:
    """Answers by `script`, else as a server does that takes everything. `bodies` are what was ended by a dot."""

    script: dict[str, str] = field(default_factory=dict)
    bodies: list[bytes] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        # Closing alone does not wake a thread that waits for a connection.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self._listener.getsockname()[1]}"

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            with connection, connection.makefile("rb") as lines:
                self._talk(connection, lines)

    def _talk(self, connection: socket.socket, lines: "socket.SocketIO | object") -> None:
        going_on = self._answer(connection, "greeting")
        for line in lines if going_on else ():  # type: ignore[attr-defined]
            word = line.split()[0].decode().upper()
            if not self._answer(connection, word):
                return
            if word == "DATA" and self._script("DATA").startswith("354"):
                self.bodies.append(_body(lines))
                if not self._answer(connection, "dot"):
                    return

    def _script(self, step: str) -> str:
        return self.script.get(step) or ANSWERS.get(step, "502 what?")

    def _answer(self, connection: socket.socket, step: str) -> bool:
        """Answer and return True, or return False where the script ends the talk."""
        answer = self._script(step)
        if answer == HANG:
            connection.recv(1)  # until the other side gives up
        if answer in (DROP, HANG):
            return False
        connection.sendall(answer.encode() + b"\r\n")
        return True


def _body(lines: object) -> bytes:
    content = b""
    for line in lines:  # type: ignore[attr-defined]
        if line == b".\r\n":
            break
        content += line
    return content
