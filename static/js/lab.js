// What HTML and htmx leave out, a block for each. Without it the same forms and links load pages.
(() => {
  const find = (id) => document.getElementById(id);
  const listen = (names, act, early) => names.split(" ").forEach((name) => document.addEventListener(name, act, early));
  const notice = find("notice");
  const say = (text, role) => {
    const line = document.createElement("p");
    line.textContent = text;
    if (role) Object.assign(line, { role, className: "fault" });
    notice.replaceChildren(line);
  };

  // The second half of a double press is not for what has come under it.
  {
    let last;
    listen("click", (event) => {
      const { id, value } = event.target.closest("[id]") || {};
      if (event.detail > 1 && id + value !== last) {
        event.preventDefault();
        event.stopPropagation();
      } else last = id + value;
    }, true);
  }

  // What is pressed before the last answer is here waits for it, and acts on it. By id: hx-sync would queue the
  // element, which the answer takes out of the page, and htmx sends nothing for it then.
  {
    let asking;
    const waiting = [];
    listen("htmx:beforeSend", () => { asking = true; });
    listen("htmx:confirm", (event) => {
      if (!asking) return;
      event.preventDefault();
      waiting.push(event.detail.triggeringEvent?.submitter?.id || event.detail.elt.id);
    });
    listen("htmx:afterRequest", () => {
      asking = false;
      find(waiting.shift())?.click();
    });
  }

  // htmx does not see a button outside its form.
  {
    let pressed;
    listen("submit", (event) => { pressed = event.submitter; }, true);
    listen("htmx:configRequest", ({ detail }) => {
      if (pressed?.name && pressed.form === detail.elt) detail.parameters[pressed.name] = pressed.value;
      pressed = null;
    });
  }

  // Keep what the server does not know: what is typed, open, chosen, scrolled. To ask for places would force a layout.
  {
    const original = (field) =>
      field.options ? [...field.options].find((option) => option.defaultSelected)?.value : field.defaultValue;
    const places = new Map();
    let kept = [];
    let said = find("summary")?.textContent;
    listen("scroll", ({ target }) => {
      if (target.id) places.set(target.id, [target.scrollLeft, target.scrollTop]);
    }, true);
    listen("htmx:beforeSwap", ({ detail }) => {
      kept = !["bench", "played"].includes(detail.target.id) ? [] : [
        ...detail.target.querySelectorAll(":is(details, input, select, textarea)[id]"),
      ].map((old) => [old.id, old.open, old.checked, old.value, original(old)]);
    });
    listen("htmx:afterSwap", () => {
      if (!kept.length) return;
      for (const [id, open, checked, value, first] of kept) {
        const now = find(id);
        if (!now) continue;
        if (open !== undefined) now.open = open;
        else if (now.type === "radio") now.checked = checked;
        else if (value !== first && original(now) === first) now.value = value;
      }
      for (const [id, place] of places) find(id)?.scrollTo(...place);
      notice.replaceChildren();
    });
    listen("htmx:afterSettle", () => {
      const summary = find("summary")?.textContent;
      if (summary !== said) find("said").textContent = said = summary;
      if (!kept.length) return;
      kept = [];
      if (document.activeElement === document.body) find("clock")?.focus({ preventScroll: true });
      document.querySelector(".fault")?.scrollIntoView({ block: "nearest" });
    });
  }

  // htmx would put the new in before it takes the old out: with every id there twice, each look-up walks the page.
  document.body.setAttribute("hx-ext", "at-once");
  htmx.defineExtension("at-once", {
    handleSwap: (style, target, fragment, settling) => {
      if (style !== "at-once") return false;
      settling.elts = [...fragment.children];
      target.replaceWith(fragment);
      return settling.elts;
    },
  });

  listen("htmx:sendError htmx:responseError htmx:timeout", () => say(notice.dataset.lost, "alert"));

  // A link copies its address, a button its field.
  listen("click", (event) => {
    const copier = event.target.closest("#here, [data-copies]");
    if (!copier || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const field = find(copier.dataset.copies);
    navigator.clipboard.writeText(field ? field.value : copier.href).then(() => say(notice.dataset.copied), () => {
      if (field) field.select();
      else location = copier.href;
    });
  });

  // Each key presses a button that shows it, as aria-keyshortcuts.
  const keys = find("keys");
  if (!keys) return;
  keys.hidden = false;
  listen("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !find("keys-on").checked) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox], [type=range]), select, textarea")) return;
    if (event.key === "?") {
      keys.open = !keys.open;
      keys.scrollIntoView({ block: "nearest" });
    } else document.querySelector(`[aria-keyshortcuts~="${CSS.escape(event.key)}"]`)?.click();
  });
})();
