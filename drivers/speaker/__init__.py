"""Loudspeakers of a hall, the microphone a hall records its announcer with, and speech engines of other makers.

`aplay` plays through ALSA and needs no sound server, `arecord` listens the same way (both of alsa-utils, run as
programs), `command` lets any text-to-speech program speak by its command line. `simulated` is the far end: an ALSA
configuration whose loudspeaker is a folder and whose microphone is a file, so the real programs run in every test.
"""
