"""The timeline of a run in words: labels, titles, the same facts as a table. Its geometry is the library's."""
