"""Find places in the installed Django by name: files, functions, statements, and the line that decides a reason."""
