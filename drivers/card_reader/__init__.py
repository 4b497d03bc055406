"""Readers for the identity cards with the ministry's SAM (居民身份证, 港澳台居民居住证, 外国人永久居留身份证).

`frames` and `codes` are the wire, `answers` and `layouts` what the answers mean, `link` one question and its answer,
`sam` the driver, `usb_sam` the four-pipe USB variant. `simulated` is the same device built from the same tables:
`synthetic_cards` encodes invented cards, `simulated_sam` is the module, `simulated_port` its plug.

Facts are from reference/devices.md §3–§12 (vendor texts; never run on hardware, so `verified = False`).
"""
