"""The rules of the queue: numbers, opening hours, who may take a ticket, who is ahead, how long it takes.

Pure: no input or output, no clock. Whoever calls says what time it is and what is known.
"""
