"""A display for one browser, and what a user does there: press the close button, and keys."""

import ctypes
import os
import subprocess
import time

_CLIENT_MESSAGE = 33


class _ClientMessage(ctypes.Structure):
    """Source: X11/Xlib.h, XClientMessageEvent, padded to the size of XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 12),
    )


class Display:
    """A virtual screen without a window manager."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.name = f":{pipe.readline().strip()}"

    def stop(self) -> None:
        """Take the screen away."""
        self._server.kill()
        self._server.wait()

    def windows(self, title: str = ".") -> list[str]:
        """Return the visible windows whose title has a part like ``title``, a regular expression."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def focus(self) -> None:
        """Let keys go to the browser's window, and to no other that a key before may have opened."""
        self._xdotool("windowfocus", self.windows("Firefox|Chrom")[-1])

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            time.sleep(0.5)
            self._xdotool("key", key)

    def type(self, text: str) -> None:
        """Type ``text`` where the focus is."""
        self._xdotool("type", "--delay", "20", text)

    def press_close_button(self) -> None:
        """Ask each window to close as the close button of a window manager does (WM_DELETE_WINDOW).

        xdotool's ``windowclose`` destroys the window instead, which is another thing.
        """
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(x11.XOpenDisplay(self.name.encode()))
        for window in self.windows():
            event = _ClientMessage(type=_CLIENT_MESSAGE, window=int(window), format=32)
            event.message_type = x11.XInternAtom(display, b"WM_PROTOCOLS", 0)
            event.data[0] = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
            x11.XSendEvent(display, ctypes.c_ulong(int(window)), 0, ctypes.c_long(0), ctypes.byref(event))
        x11.XSync(display, 0)
        x11.XCloseDisplay(display)

    def _xdotool(self, *arguments: str) -> str:
        environment = {**os.environ, "DISPLAY": self.name}
        done = subprocess.run(
            ["xdotool", *arguments], env=environment, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout
