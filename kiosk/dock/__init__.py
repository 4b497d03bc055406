"""The dock: simulated devices in a process of their own, and a panel to put a card down, take the paper, pull a plug.

`host` starts the simulators in a folder; `link` watches one device through its control socket; `panel` is the window;
`main` is what `kiosk dock` runs. The panel uses nothing but the control sockets, so it can attach to any dock.
"""
