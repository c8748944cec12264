"""What becomes of an imported call: the data file, the account, the report, what is taken over."""
