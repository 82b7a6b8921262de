# Ten minutes away, and you are out; closing the window is often sooner.
SESSION_COOKIE_AGE = 60 * 10
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = True
