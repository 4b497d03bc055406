"""Who the citizen is: numbers and their checks, the person on a card, and what of them may be shown.

`numbers` checks what was read or typed, `person` turns a card's text into a `Person`, `nations` names the 民族 codes,
and `masking` is the one place that decides what a public screen, a slip or a log may show of a name or a number.
Pure rules: no input, no output, no clock (today is always handed in).
"""
