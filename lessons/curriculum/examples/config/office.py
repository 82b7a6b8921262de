# Whoever works stays in; four hours away, and you log in again.
SESSION_COOKIE_AGE = 60 * 60 * 4
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_SECURE = True
