"""The face station: a process of its own that films, looks and compares while a citizen is identified.

It is begun by `kiosk.devices.face` when identification begins and ended with the visit, so that nothing of a citizen's
face can remain: the memory itself is given back. The kiosk's own process loads neither OpenCV nor numpy.

`wire` is the language of both sides, `filming` the camera's thread, `examining` the engine's thread (it follows the
pure rules of `kiosk.identity.face`), `portrait` reads the card's picture, `settings` the figures of `config/face.toml`.
"""
