"""What a source file means: from blocks to the plain data of a call, each value with its place."""
