"""Forms filled in in the browser. In: annexes, their Word files. Out: what the pages' scripts work with."""
