"""From an approved notice in Word or plain text to a data file, with a report of what was guessed."""
