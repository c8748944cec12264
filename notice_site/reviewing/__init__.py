"""A draft notice reviewed in Word, before anything of it is data."""
