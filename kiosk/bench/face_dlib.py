"""Run by the interpreter that has dlib: the driver's worker, made to hand out the features it otherwise keeps.

python -I face_dlib.py SOCKET_NUMBER PATH_OF_dlib_worker.py
"""

from __future__ import annotations

import runpy
import socket
import sys


def main() -> None:
    words = runpy.run_path(sys.argv[2])
    line = socket.socket(fileno=int(sys.argv[1]))
    worker = words["Worker"]()
    words["send"](line, {"engine": worker.engine()})
    while True:
        try:
            message, pictures = words["receive"](line)
        except EOFError:
            return
        words["send"](line, {"feature": worker.feature(message["shape"], pictures[0]).tolist()})


if __name__ == "__main__":
    main()
