"""The notice and its annexes as PDF, by two engines."""
