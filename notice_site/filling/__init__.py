"""Forms filled in in the browser. In: annexes and their Word files. Out: what the page's scripts work with."""
