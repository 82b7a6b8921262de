"""What the parts of the audit tell each other: a limit that was missed, and how a number is said."""

from collections.abc import Sequence


class Findings:
    """Everything said so far; ``missed`` are the limits that do not hold."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def heading(self, text: str) -> None:
        """Begin a part."""
        print(f"\n{text}", flush=True)

    def note(self, text: str) -> None:
        """Say something that breaks no limit."""
        print(f"  {text}", flush=True)

    def limit(self, what: str, value: float, at_most: float, unit: str = "") -> None:
        """Say a number and whether it keeps its limit."""
        is_kept = value <= at_most
        said = f"{what}: {value:.4g}{unit and ' '}{unit}, limit {at_most:g}"
        self.note(said if is_kept else f"{said}  MISSED")
        if not is_kept:
            self.missed.append(said)

    def miss(self, what: str) -> None:
        """Say what should not be."""
        self.note(f"{what}  MISSED")
        self.missed.append(what)

    def table(self, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print rows under a heading, the first column to the left."""
        widths = [max(len(row[column]) for row in (heading, *rows)) for column in range(len(heading))]
        for row in (heading, *rows):
            cells = [
                f"{row[0]:<{widths[0]}}",
                *(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
            self.note("  ".join(cells))
