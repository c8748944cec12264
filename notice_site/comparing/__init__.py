"""What differs between two states of a call: facts, not lines."""
