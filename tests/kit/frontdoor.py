"""A front door like nginx's: websockets to the gevent process, the rest to the workers.

Odoo's prefork server answers on two ports; a browser knows one. Without this door
every page that opens a websocket would leave an error in the server's log.
"""

import asyncio
import contextlib
import threading

HEAD_END = b"\r\n\r\n"
HEAD_LIMIT = 1 << 20
#: Tries, 0.1 s apart: the websocket process starts a little after the workers.
PATIENCE = {"http": 1, "websocket": 300}


class FrontDoor:
    """Forwards whole connections; one request each, so that routing stays right."""

    def __init__(self, http_port: int, gevent_port: int):
        self.ports = {"http": http_port, "websocket": gevent_port}
        self._serving: set[asyncio.Task] = set()  # asyncio itself holds them weakly
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = self._call(self._open())
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Stop listening and drop every connection that is still open."""
        self._call(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()

    def _call(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10)

    async def _open(self):
        return await asyncio.start_server(
            self._serve, "127.0.0.1", 0, limit=HEAD_LIMIT, backlog=128
        )

    async def _close(self):
        self._server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader, writer):
        task = asyncio.current_task()
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)
        with contextlib.suppress(asyncio.CancelledError):  # the door is closing
            await self._forward(reader, writer)

    async def _forward(self, reader, writer):
        writers = [writer]
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(HEAD_END)
            kind = "websocket" if _is_websocket(head) else "http"
            up_reader, up_writer = await _connect(self.ports[kind], PATIENCE[kind])
            writers.append(up_writer)
            up_writer.write(head if kind == "websocket" else _one_request(head))
            upload = asyncio.create_task(_pump(reader, up_writer))
            await _pump(up_reader, writer)
            upload.cancel()
        for each in writers:
            each.close()


async def _connect(port: int, tries: int):
    for _ in range(tries - 1):
        with contextlib.suppress(OSError):
            return await asyncio.open_connection("127.0.0.1", port)
        await asyncio.sleep(0.1)
    return await asyncio.open_connection("127.0.0.1", port)


def _is_websocket(head: bytes) -> bool:
    path = head.split(b" ", 2)[1]
    return path.split(b"?")[0] == b"/websocket"


def _one_request(head: bytes) -> bytes:
    """Ask the server to close after this answer: the next request is routed anew."""
    lines = [
        line
        for line in head[: -len(HEAD_END)].split(b"\r\n")
        if not line.lower().startswith(b"connection:")
    ]
    return b"\r\n".join([*lines, b"Connection: close"]) + HEAD_END


async def _pump(reader, writer):
    with contextlib.suppress(OSError):
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
