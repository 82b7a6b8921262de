"""What a site adds to Django's logins."""
