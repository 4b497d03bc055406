"""Two-way byte streams to devices: serial, USB, `/dev/usb/lp*`, TCP; and the recording of them.

from drivers.transport import open_line
line = open_line("serial:/dev/ttyS0?baud=115200&flow=rtscts")
"""

from drivers.transport.lines import open_line

__all__ = ["open_line"]
