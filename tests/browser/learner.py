"""A learner in a real browser, who reads nothing but the bench and the prompts."""

from playwright.sync_api import expect

WIDE = {"width": 1680, "height": 1000}
LAPTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}


class Learner:
    """Presses what is there to be pressed, with or without JavaScript."""

    def __init__(self, page):
        self.page = page
        self.bench = page.locator("#bench")

    def press(self, name, side="browser"):
        """Press a button of the bench, turning to the side it is on where only one of the three is shown."""
        before = self.bench.locator("#clock, #summary").all_inner_texts()
        self._turn_to(side)
        self.bench.get_by_role("button", name=name, exact=True).first.click()
        expect(self.bench.locator("#summary")).not_to_have_text(before[-1])

    def switch(self, name, value):
        """Switch the setting called ``name``, one of those that are on or off."""
        setting = self.bench.get_by_role("group", name=name)
        if not setting.is_visible():
            self.bench.locator("#side-server").check()
        setting.get_by_role("button", name=value).click()
        expect(self.bench.locator("#summary")).to_contain_text(f"{name}={value}")

    def commit(self, choice, sureness):
        """Answer the one open question."""
        question = self.page.locator("section.prediction").filter(has=self.page.locator("form"))
        question.get_by_label(choice).check()
        question.get_by_label(sureness).check()
        question.get_by_role("button", name="Commit, and see").click()

    def sees_goals(self, done, of=4):
        expect(self.page.locator("#goal-count")).to_contain_text(f"{done} of {of} goals met")
        expect(self.page.locator("#goals .done")).to_have_count(done)

    def press_in(self, browser, name):
        """Press a button of the browser called ``browser``, where the bench has several."""
        before = self.bench.locator("#clock, #summary").all_inner_texts()
        self._turn_to("browser")
        machine = self.bench.locator(".machine").filter(has=self.page.locator(f"#name-{browser}"))
        machine.get_by_role("button", name=name, exact=True).first.click()
        expect(self.bench.locator("#summary")).not_to_have_text(before[-1])

    def enter(self, label, value, button, side="server"):
        """Type or choose ``value`` in a field of the bench, and press what stands beside it."""
        before = self.bench.locator("#clock, #summary").all_inner_texts()
        self._turn_to(side)
        labelled = self.page.get_by_label(label, exact=True)
        form = self.bench.locator("form").filter(has=labelled).first
        field = form.get_by_label(label, exact=True)
        if field.evaluate("field => field.options !== undefined"):
            field.select_option(value)
        else:
            field.fill(value)
        form.get_by_role("button", name=button, exact=True).click()
        expect(self.bench.locator("#summary")).not_to_have_text(before[-1])

    def _turn_to(self, side):
        tab = self.bench.locator(f"#side-{side}")
        if tab.is_visible():
            tab.check()
