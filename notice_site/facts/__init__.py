"""What follows from a call: numbers, labels, places, deadlines, silences."""
