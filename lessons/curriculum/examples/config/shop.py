# Carts and logins last until 30 days have passed without a change.
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = True
