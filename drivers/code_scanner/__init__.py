"""Scanners of QR codes and bar codes on a serial line, or as a keyboard; and a simulated one for both."""
