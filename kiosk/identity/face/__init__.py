"""刷脸: the rules of a face check. Pure: an engine (`drivers.face_matcher`) measures pictures, time is handed in.

`words` is what a check tells the screen and the journal, `policy` the figures a hall sets, `quality` judges one look,
`track` follows one face, `challenge` asks for a random movement, `check` is the whole course of one check, and
`deciding` says what a score means.
"""
