"""A4 printers over IPP, directly or through a print queue, and a simulated one."""
