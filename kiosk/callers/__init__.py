"""The bridge between the key pads of windows and the center: `kiosk callers`.

A press becomes one act at `POST /v1/windows/{n}/acts`, a rating key one `POST /v1/ratings`; the displays show what the
center says. `bridge` owns the line and is the only one to speak to it; `counter` carries out one window's presses,
`rater` all ratings, `watch` looks at the hall. `wishes` says what a key means, `panels` what each display should show.

Beeps: one is done, two is no (the hall refuses, or there is nothing to do), three is: the center was away, the press
is dropped. A display without figures says that the center cannot be reached.
"""
