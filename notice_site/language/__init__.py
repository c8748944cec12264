"""What a language and a country decide: numbers, dates, numbering, working days, messages."""
