"""All Word files that the tests of reading look at. In: the habits. Out: the bytes of each file by name."""

from tests.importing import habits_in_tables, habits_of_offices, habits_of_word
from tests.importing.habits import HABITS

HABIT_MODULES = (habits_in_tables, habits_of_offices, habits_of_word)
"""Importing them puts their habits among `HABITS`."""
FILES = {f"{habit}-{name}": content for habit, make in HABITS.items() for name, content in make().items()}
