"""Calls of gRPC that come slowly, never end, or take no answer, byte by byte (RFC 9113)."""

import socket
import struct
import time

CLIENTS = 300
SECONDS = 60
METHOD = "/inference.GRPCInferenceService/ModelInfer"
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RESET, SETTINGS, GOAWAY = 0, 1, 3, 4, 7
END_STREAM, END_HEADERS = 1, 4
NO_WINDOW = struct.pack(">HI", 4, 0)
CONNECTIONS = 2
CALLS = 512


def frame(kind, flags, stream, payload, length=None):
    length = len(payload) if length is None else length
    return struct.pack(">I", length)[1:] + bytes((kind, flags)) + struct.pack(">I", stream) + payload


def message(request):
    return b"\0" + struct.pack(">I", len(request)) + request


# A request that names a model, and says nothing else
MESSAGE = message(b"\x0a\x01m")


def row_message(row):
    """A request for a row, raw."""
    shape = bytes((1, len(row)))
    tensor = field(1, b"features") + field(2, b"FP32") + field(3, shape)
    return message(field(1, b"m") + field(5, tensor) + field(7, struct.pack(f"<{len(row)}f", *row)))


def field(number, payload):
    """Of a protobuf message, shorter than 128 bytes."""
    return bytes((number << 3 | 2, len(payload))) + payload


def call(stream):
    """What opens a call, its fields as they are (RFC 7541, 6.2.2)."""
    fields = {
        ":method": "POST",
        ":scheme": "http",
        ":path": METHOD,
        ":authority": "localhost",
        "te": "trailers",
        "content-type": "application/grpc",
    }
    block = b"".join(b"\0" + text(name) + text(value) for name, value in fields.items())
    return frame(HEADERS, END_HEADERS, stream, block)


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
        client.sendall(PREFACE + frame(SETTINGS, 0, 0, b"") + call(1) + forms[number % len(forms)][0])
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


def unread_calls(port, row):
    """Answers that have no window to come through."""
    asked = frame(SETTINGS, 0, 0, NO_WINDOW)
    for stream in range(1, 2 * CALLS, 2):
        asked += call(stream) + frame(DATA, END_STREAM, stream, row_message(row))
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(CONNECTIONS)]
    seen = [b""] * CONNECTIONS
    for client in clients:
        client.sendall(PREFACE + asked)
        client.setblocking(False)
    for _ in range(SECONDS):
        for number, client in enumerate(clients):
            try:
                seen[number] += client.recv(1 << 20)
            except BlockingIOError:
                pass
        time.sleep(1)
    ended = sum(kind == RESET for data in seen for kind, _ in frames(data))
    for client in clients:
        client.close()
    return f"{ended} of {CONNECTIONS * CALLS} unread answers were ended within {SECONDS} s", ended == CONNECTIONS * CALLS


def ends(data):
    """Whether frames end the call, or the connection."""
    return any(
        kind in (RESET, GOAWAY) or kind == HEADERS and flags & END_STREAM for kind, flags in frames(data)
    )


def frames(data):
    """Kind and flags of each that has come in whole."""
    while len(data) >= 9:
        end = 9 + int.from_bytes(data[:3], "big")
        if end <= len(data):
            yield data[3], data[4]
        data = data[end:]
