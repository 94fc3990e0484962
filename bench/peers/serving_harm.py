"""Clients that mean harm to a server, while others have to be served."""

import json
import socket
import threading
import time
import zlib

from load import columns
from serving_calls import slow_calls, unread_calls
from serving_servers import INFER, Ours

# What the heap may take at most
GROWTH_MB = 512
SLOWEST_S = 1.0
BOMB_BYTES = 1 << 30
SLOW_CLIENTS = 300
SLOW_SECONDS = 60
IDLE = 10_000
NAMES = (
    "/v2/models/../../../../etc/passwd/infer",
    "/v2/models/..%2f..%2f..%2fetc%2fpasswd/infer",
    "/v2/models/%2e%2e/%2e%2e/infer",
    "/v2/models/m/versions/../../../../etc/infer",
    "/v2/models/m/versions/%2e%2e%2f%2e%2e/infer",
    "/v1/models/../../etc/passwd:predict",
    "/v2/models/..\\..\\windows/infer",
    "/v2/repository/models/..%2f..%2fetc/load",
    "/../../etc/passwd",
    "/static/..%2f..%2fetc/passwd",
)


class Others:
    """A client that asks for a row again and again, on one connection as long as that is kept."""

    def __init__(self, port, request):
        self.port, self.request = port, request
        self.slowest, self.failed, self.answers = 0, "", 0
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        connection = None
        while not self.done.wait(0.01):
            began = time.monotonic()
            try:
                connection = connection or connect(self.port)
                connection.sendall(self.request)
                status, closes = answer(connection)
            except OSError as failure:
                status, closes = repr(failure), True
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.answers += 1
            if status != 200:
                self.failed = f"others got {status}"
            if closes:
                connection.close()
                connection = None

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()


def connect(port, patience=30):
    return socket.create_connection(("127.0.0.1", port), timeout=patience)


def answer(connection):
    """Status of an answer, and whether the connection ends; 0 when there is none."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return 0, True
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    lower = head.lower()
    length = int(lower.partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
    while len(body) < length:
        body += connection.recv(65536)
    return int(head[9:12]), b"connection: close" in lower


def post(path, body=b"", *headers, length=None):
    length = len(body) if length is None else length
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", "Content-Type: application/json", *headers]
    return "\r\n".join([*lines, f"Content-Length: {length}", "", ""]).encode() + body


def bomb(port):
    """A gibibyte of spaces in a mebibyte."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = b" " * (1 << 20)
    body = b"".join(squeeze.compress(piece) for _ in range(BOMB_BYTES >> 20)) + squeeze.flush()
    statuses = []
    for _ in range(5):
        with connect(port) as connection:
            try:
                connection.sendall(post(INFER, body, "Content-Encoding: gzip"))
                statuses.append(answer(connection)[0])
            except OSError:
                statuses.append(0)
    return f"gzip bombs of {len(body) >> 10} KiB are answered {statuses}", set(statuses) <= {0, 400, 413}


def announced(port):
    """Ten gigabytes are announced and a few bytes come."""
    with connect(port, 60) as connection:
        connection.sendall(post(INFER, b"{" * 1000, length=10**10))
        began = time.monotonic()
        try:
            status, _ = answer(connection)
        except OSError:
            status = 0
        took = time.monotonic() - began
    return f"10 GB announced: {status} after {took:.1f} s", status in (0, 413) and took < 60


def slow(port):
    """Heads and bodies that come a byte a second."""
    head, body = post(INFER, b""), post(INFER, b'{"inputs": [', length=100_000)
    clients = [connect(port) for _ in range(SLOW_CLIENTS)]
    texts = [body if number % 2 else head[:-2] for number in range(SLOW_CLIENTS)]
    for client, text in zip(clients, texts):
        client.setblocking(False)
        client.sendall(text if text is body else text[:20])
    closed = set()
    for second in range(SLOW_SECONDS):
        for number, client in enumerate(clients):
            if number in closed:
                continue
            try:
                client.send(b"a")
                if not client.recv(65536):
                    closed.add(number)
            except BlockingIOError:
                pass
            except OSError:
                closed.add(number)
        time.sleep(1)
    for client in clients:
        client.close()
    return f"{len(closed)} of {SLOW_CLIENTS} slow clients were sent away within {SLOW_SECONDS} s", len(closed) == SLOW_CLIENTS


def names(port):
    """Paths that lead out of a folder, sent as they are."""
    statuses = {}
    for path in NAMES:
        with connect(port) as connection:
            connection.sendall(post(path, b"{}", "Connection: close"))
            statuses[path] = answer(connection)[0]
    return f"names with ../: {sorted(set(statuses.values()))}", set(statuses.values()) <= {0, 400, 401, 403, 404, 405}


def idle(port):
    """Connections that say nothing."""
    clients, refused = [], 0
    for _ in range(IDLE):
        try:
            clients.append(connect(port, 5))
        except OSError:
            refused += 1
    time.sleep(5)
    kept = 0
    for client in clients:
        client.setblocking(False)
        try:
            kept += client.recv(1) != b""
        except BlockingIOError:
            kept += 1
        except OSError:
            pass
    for client in clients:
        client.close()
    return f"{IDLE} idle connections: {kept} kept, {IDLE - kept} refused", True


def found(model_dir, work):
    """What is wrong, if anything, a sentence each."""
    with Ours(model_dir, work / "harm.log") as server:
        server.ready()
        row = [column[0] if column else 100 for column in columns(f"http://127.0.0.1:{server.http}/v2/models/m")]
        tensor = {"name": "features", "datatype": "FP32", "shape": [1, len(row)], "data": row}
        request = post(INFER, json.dumps({"inputs": [tensor]}).encode())
        with Others(server.http, request):
            time.sleep(3)  # warm

        def unread(port):
            return unread_calls(port, row)

        over_http = [(harm, server.http) for harm in (names, announced, bomb, slow, idle)]
        for harm, port in over_http + [(slow_calls, server.grpc), (unread, server.grpc)]:
            before = server.resident_mb()
            with Others(server.http, request) as others:
                time.sleep(0.2)
                said, holds = harm(port)
            grown = server.resident_mb() - before
            print(
                f"  {said}; {grown:+.0f} MB; meanwhile {others.answers} requests of others,"
                f" the slowest {others.slowest * 1e3:.0f} ms{', ' + others.failed if others.failed else ''}",
                flush=True,
            )
            if not holds:
                yield said
            if others.failed:
                yield f"{harm.__name__}: {others.failed}"
            if others.slowest > SLOWEST_S:
                yield f"{harm.__name__}: others waited {others.slowest:.1f} s"
            if grown > GROWTH_MB:
                yield f"{harm.__name__}: grown by {grown:.0f} MB"
            if server.ended():
                yield f"{harm.__name__}: the server has ended\n{server.tail()}"
                return
