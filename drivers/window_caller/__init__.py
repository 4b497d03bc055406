"""Key pads of windows (叫号器) and four-key rating pads (评价器), many on one RS-485 line.

`frames` is the wire, `keys` what a frame means, `link` taking turns on the line, `rs485` the driver. `simulated` is a
whole line of pads built from the same tables: `simulated_pad` is one of them, `simulated_line` the wire they share.

Facts are from reference/devices.md §13. The frame has two sources; what functions and data mean has a single one, and
which FUNC byte key pads really send is unknown. Never run on hardware, so `verified = False`.
"""
