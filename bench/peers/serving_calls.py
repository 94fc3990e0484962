"""Calls of gRPC that come slowly or never end, byte by byte (RFC 9113)."""

import socket
import struct
import time

CLIENTS = 300
SECONDS = 60
METHOD = "/inference.GRPCInferenceService/ModelInfer"
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RESET, SETTINGS, GOAWAY = 0, 1, 3, 4, 7
END_STREAM, END_HEADERS = 1, 4
# A request that names a model, and says nothing else
MESSAGE = b"\0" + struct.pack(">I", 3) + b"\x0a\x01m"


def frame(kind, flags, stream, payload, length=None):
    length = len(payload) if length is None else length
    return struct.pack(">I", length)[1:] + bytes((kind, flags)) + struct.pack(">I", stream) + payload


def opened():
    """What opens a connection and a call in it, its fields as they are (RFC 7541, 6.2.2)."""
    fields = {
        ":method": "POST",
        ":scheme": "http",
        ":path": METHOD,
        ":authority": "localhost",
        "te": "trailers",
        "content-type": "application/grpc",
    }
    block = b"".join(b"\0" + text(name) + text(value) for name, value in fields.items())
    return PREFACE + frame(SETTINGS, 0, 0, b"") + frame(HEADERS, END_HEADERS, 1, block)


def text(value):
    return bytes((len(value),)) + value.encode()


def slow_calls(port):
    """Messages and frames that come a byte a second, and messages without an end."""
    forms = (
        # What comes first, and each second
        (frame(DATA, 0, 1, b"\0" + struct.pack(">I", 100_000)), frame(DATA, 0, 1, b"a")),
        (frame(DATA, 0, 1, b"", length=16_384), b"\0"),
        (frame(DATA, 0, 1, MESSAGE), b""),
        (b"", b""),
    )
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(CLIENTS)]
    for number, client in enumerate(clients):
        client.sendall(opened() + forms[number % len(forms)][0])
        client.setblocking(False)
    seen = [b""] * CLIENTS
    ended = set()
    for _ in range(SECONDS):
        for number, client in enumerate(clients):
            if number in ended:
                continue
            try:
                client.send(forms[number % len(forms)][1])
                piece = client.recv(65536)
                seen[number] += piece
                if not piece or ends(seen[number]):
                    ended.add(number)
            except BlockingIOError:
                pass
            except OSError:
                ended.add(number)
        time.sleep(1)
    for client in clients:
        client.close()
    return f"{len(ended)} of {CLIENTS} slow calls were ended within {SECONDS} s", len(ended) == CLIENTS


def ends(data):
    """Whether frames end the call, or the connection."""
    while len(data) >= 9:
        length, kind, flags = int.from_bytes(data[:3], "big"), data[3], data[4]
        if kind in (RESET, GOAWAY) or kind == HEADERS and flags & END_STREAM:
            return True
        data = data[9 + length :]
    return False
