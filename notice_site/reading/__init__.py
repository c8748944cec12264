"""From a data file to a call: text, values, references, amendments, shape, editions."""
