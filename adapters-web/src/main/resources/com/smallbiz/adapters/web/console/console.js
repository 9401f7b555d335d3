// What the console's pages do in the browser. All of it hangs on attributes in the pages:
//
// time[datetime]      is shown in the reader's zone, as how long ago it was; the exact time on hover,
//                     to screen readers, and to everybody after a press on [data-exact-times]
// [data-confirm]      on a form or its button: asks before it is sent; {count} stands for the number
//                     of chosen rows
// input[name=id]      chooses a row; with the shift key, all rows since the one before
// [data-choose-all]   chooses all of them; button[data-needs-choice] waits until one is chosen, and
//                     [data-chosen] tells how many are
// [data-live]         is fetched again now and then (by htmx), but not under the reader's hand
// .scroll             can be scrolled by keyboard if its content is too wide
"use strict";

(() => {
  const all = (selector, root = document) => root.querySelectorAll(selector);

  const announce = (words) => {
    document.getElementById("announcement")?.replaceChildren(words);
  };

  // Times

  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
  const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });
  const units = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const exactTimes = document.querySelector("[data-exact-times]");

  const inWords = (seconds) => {
    const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units.at(-1);
    return relative.format(Math.round(seconds / length), unit);
  };

  const showTime = (time, asExact) => {
    const at = new Date(time.dateTime);
    const moment = exact.format(at);
    const words = asExact ? moment : inWords((at - Date.now()) / 1000);
    if (time.dataset.shown === words) return;
    time.dataset.shown = words;
    time.replaceChildren(words);
    if (asExact) {
      time.removeAttribute("title");
    } else {
      const spoken = document.createElement("span");
      spoken.className = "hidden";
      spoken.textContent = ` (${moment})`;
      time.append(spoken);
      time.title = moment;
    }
  };

  const showTimes = (root = document) => {
    const asExact = exactTimes?.getAttribute("aria-pressed") === "true";
    for (const time of all("time[datetime]", root)) showTime(time, asExact);
  };

  exactTimes?.setAttribute("aria-pressed", localStorage.getItem("exact-times") ?? "false");
  exactTimes?.addEventListener("click", () => {
    const asExact = String(exactTimes.getAttribute("aria-pressed") !== "true");
    exactTimes.setAttribute("aria-pressed", asExact);
    localStorage.setItem("exact-times", asExact);
    showTimes();
  });
  for (const place of all("[data-zone]")) {
    place.textContent = `Times: ${exact.resolvedOptions().timeZone}`;
  }

  // Choosing rows

  const boxes = (form) =>
    [...form.elements].filter((it) => it.matches("input[type=checkbox][name=id]"));
  const chosen = (form) => boxes(form).filter((it) => it.checked).length;

  const showChosen = (form) => {
    const count = chosen(form);
    for (const button of all("button[data-needs-choice]", form)) button.disabled = count === 0;
    for (const place of all("[data-chosen]", form)) place.textContent = count;
    for (const box of all("input[data-choose-all]", form)) {
      box.checked = count > 0 && count === boxes(form).length;
      box.indeterminate = count > 0 && !box.checked;
    }
  };

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (!form || !event.target.matches("[data-choose-all], input[name=id]")) return;
    if (event.target.matches("[data-choose-all]")) {
      for (const box of boxes(form)) box.checked = event.target.checked;
    }
    showChosen(form);
    announce(`${chosen(form)} chosen`);
  });

  let lastBox = null;
  document.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches("input[type=checkbox][name=id]") || !box.form) return;
    const row = boxes(box.form);
    if (event.shiftKey && row.includes(lastBox)) {
      const [from, to] = [row.indexOf(lastBox), row.indexOf(box)].sort((a, b) => a - b);
      for (const between of row.slice(from, to + 1)) between.checked = box.checked;
    }
    lastBox = box;
  });

  // A question is asked once: what was answered with yes is sent as if the button was pressed now.
  // Nothing is sent twice.

  const dialog = document.getElementById("confirm");
  const sent = new Set();
  let confirmed = null;

  const ask = (question, form, submitter) => {
    const count = chosen(form);
    dialog.querySelector("#confirm-question").textContent = question
      .replace(/\{count\} (\w+)s\b/g, count === 1 ? "1 $1" : `${count} $1s`)
      .replaceAll("{count}", count);
    dialog.querySelector("#confirm-yes").textContent = submitter?.textContent.trim() || "Go on";
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return;
      confirmed = form;
      form.requestSubmit(submitter);
      confirmed = null;
    }, { once: true });
    dialog.showModal();
  };

  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (form.method !== "post" || event.defaultPrevented) return;
    const question = submitter?.dataset.confirm ?? form.dataset.confirm;
    if (sent.has(form)) {
      event.preventDefault();
    } else if (question && confirmed !== form) {
      event.preventDefault();
      ask(question, form, submitter);
    } else {
      sent.add(form);
      form.setAttribute("aria-busy", "true");
    }
  });

  // Who comes back to a page by the browser's button may press again.
  window.addEventListener("pageshow", () => {
    for (const form of sent) form.removeAttribute("aria-busy");
    sent.clear();
  });

  // Live parts. What one is about to press must not move: a part that is pointed at, has the focus
  // in it or has chosen rows is left as it is, and says so. Nobody looks at a hidden tab.

  const canHover = matchMedia("(hover: hover)").matches;
  const isHeld = (part) =>
    part.getAttribute("aria-busy") !== "true" &&
    (dialog?.open || part.matches(":focus-within") || (canHover && part.matches(":hover")) ||
      part.querySelector("input:checked") !== null);

  const note = (part, kind, words) => {
    part.classList.toggle("held", kind === "held");
    part.classList.toggle("lost", kind === "lost");
    if (words) part.dataset.note = words; else delete part.dataset.note;
  };
  const hold = (part) => {
    if (!part.classList.contains("lost")) note(part, "held", "Updates wait while you are here");
  };
  const lose = (part) => {
    if (part.classList.contains("lost")) return;
    const since = clock.format(part.lastSeen ?? new Date());
    note(part, "lost", `Not live since ${since}`);
    announce(`Not live since ${since}`);
  };
  const livePart = (event) => event.target.closest?.("[data-live]");
  const refresh = (part) => htmx.ajax("GET", part.getAttribute("hx-get"), { source: part, target: part });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const part = livePart(event);
    if (!part) return;
    const held = isHeld(part);
    if (held) hold(part);
    if (held || document.hidden) event.preventDefault();
  });

  // The reader's hand may have come while the answer was on its way.
  let scrolled = [];
  document.addEventListener("htmx:beforeSwap", (event) => {
    const part = livePart(event);
    if (!part) return;
    if (event.detail.shouldSwap && isHeld(part)) {
      event.detail.shouldSwap = false;
      hold(part);
    }
    scrolled = [...all(".scroll", part)].map((it) => it.scrollLeft);
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const part = livePart(event);
    if (part) {
      const wasLost = part.classList.contains("lost");
      part.lastSeen = new Date();
      part.removeAttribute("aria-busy");
      note(part, null);
      if (wasLost) announce("Live again");
      all(".scroll", part).forEach((it, index) => { it.scrollLeft = scrolled[index] ?? 0; });
    }
    prepare(event.target);
  });

  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => {
      const part = livePart(event);
      if (part) lose(part);
      // Where the answer names the login, htmx has gone there already.
      if (event.detail.xhr?.status === 401) location.reload();
    });
  }

  // Moving away ends the wait; the pointer or the focus has left only after the event.
  for (const leaving of ["pointerout", "focusout", "change", "close"]) {
    document.addEventListener(leaving, () => setTimeout(() => {
      for (const part of all("[data-live].held")) {
        if (!isHeld(part)) refresh(part);
      }
    }), true);
  }
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) all("[data-live]").forEach(refresh);
  });

  // What is too wide for the screen is scrolled in its frame, by keyboard too.

  const showScrolling = (frame) => {
    const tooWide = frame.scrollWidth > frame.clientWidth;
    if (tooWide && !frame.hasAttribute("tabindex")) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", frame.querySelector("caption")?.textContent ?? "Table");
    }
    frame.classList.toggle("wide", tooWide);
  };
  const widths = new ResizeObserver((entries) => entries.forEach((it) => showScrolling(it.target)));

  // The menu on small screens

  const menu = document.querySelector(".menu");
  const openMenu = (open) => menu.setAttribute("aria-expanded", open);
  menu?.addEventListener("click", () => openMenu(menu.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.getAttribute("aria-expanded") === "true") {
      openMenu(false);
      menu.focus();
    }
  });

  const prepare = (root) => {
    showTimes(root);
    all("form", root).forEach(showChosen);
    all(".scroll", root).forEach((it) => widths.observe(it));
  };

  all("[data-live]").forEach((it) => { it.lastSeen = new Date(); });
  prepare(document);
  setInterval(showTimes, 1000);
})();

// Processes and recurring jobs: while a question is open, the form that asks it is not exchanged for
// another, or the answer would be sent nowhere.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (document.getElementById("confirm")?.open && event.target.closest("[data-live]")) {
    event.detail.shouldSwap = false;
  }
});

// Jobs, queues and keys
//
// button[data-copy]   copies the text of the element with that id; where the browser does not let it,
//                     which is where the page did not come by TLS, it selects the text

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  getSelection().selectAllChildren(source);
  try {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Selected: copy it now";
  }
});

// Statistics: a slot that is not live is fetched once, and until that goes well.
(() => {
  const AGAIN_AFTER = 5_000;
  const isWaiting = (it) => it.matches?.(".slot[aria-busy]:not([data-live])");

  document.addEventListener("htmx:afterSwap", ({ target }) => {
    if (isWaiting(target)) target.removeAttribute("aria-busy");
  });
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, ({ target }) => {
      if (!isWaiting(target)) return;
      setTimeout(() => htmx.ajax("GET", target.getAttribute("hx-get"), { source: target, target }), AGAIN_AFTER);
    });
  }
})();
