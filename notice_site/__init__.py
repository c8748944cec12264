"""One YAML file in, the complete web site of a public body's call for applications out."""

__version__ = "0.2.0"
