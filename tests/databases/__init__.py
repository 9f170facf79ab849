"""The databases that tests run on: cloned from one that is migrated once, and emptied where they were written into.

template.py   the migrated database, kept between runs under a hash of what makes it
own.py        those of one process: the empty one, and others with a world in them
emptying.py   after a test that committed
rows.py       after one that committed in a world
staying.py    after one that takes back what it wrote
"""
