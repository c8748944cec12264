"""One YAML file in, the complete web site of a public body's call for applications out."""
