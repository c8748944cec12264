"""What differs between two states of a call, in words."""
