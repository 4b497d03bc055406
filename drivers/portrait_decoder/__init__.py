"""Decoders of the portrait on an identity card's chip: the reader maker's own program, and a simulated one."""
