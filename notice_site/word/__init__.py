"""The annexes as Word files."""
