"""What the pages of the reference say, tried on plain Django with a frozen clock."""
