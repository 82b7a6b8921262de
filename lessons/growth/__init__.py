"""The growth page: sessions really inserted into a real table day by day, with and without ``clearsessions``."""
