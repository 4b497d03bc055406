"""Cases 办件: the rules of what may follow what, and of the days the law and the promise allow. No I/O.

states.py     where a case stands, and which act leads where
workdays.py   working days by the official calendar
limits.py     limit, split over the steps; pauses; yellow and red
numbers.py    what a case is called
specials.py   what a special procedure is called
"""
