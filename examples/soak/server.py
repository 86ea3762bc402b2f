"""A small order desk: for each line `order NUMBER` it answers `stored NUMBER`.

server.py FOLDER [leaking]

It writes its process id to FOLDER/server.pid and its port to FOLDER/server.port. `leaking` makes the two mistakes
that a test of a few minutes never sees: what is answered is never forgotten, and the file that each
connection is noted in is never closed.
"""
import os
import socket
import sys

folder, is_leaking = sys.argv[1], "leaking" in sys.argv[2:]
answered = []
open_files = []


def write(name, text):
    path = os.path.join(folder, name)
    with open(path + ".new", "w") as file:
        file.write(text)
    os.rename(path + ".new", path)


def serve(connection):
    audit = open(os.path.join(folder, "audit"), "w")
    for line in connection.makefile("r"):
        number = line.split()[1]
        order = bytearray(b"order %s\n" % number.encode()) * 2000
        audit.write("%s %d\n" % (number, len(order)))
        connection.sendall(b"stored %s\n" % number.encode())
        if is_leaking:
            answered.append(order)
    if is_leaking:
        open_files.append(audit)
    else:
        audit.close()


listener = socket.create_server(("127.0.0.1", 0))
write("server.pid", "%d\n" % os.getpid())
write("server.port", "%d\n" % listener.getsockname()[1])
while True:
    peer, _ = listener.accept()
    with peer:
        serve(peer)
