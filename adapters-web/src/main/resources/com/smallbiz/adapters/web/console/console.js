// What the console's pages do in the browser. All of it hangs on attributes in the pages:
//
// time[datetime]      is shown in the reader's zone, as how long ago it was; the exact time on hover
// form[data-confirm]  asks before it is sent; {count} stands for the number of chosen rows
// [data-live]         is fetched again now and then (by htmx), but not under the reader's hand
// table[data-choose]  has rows to choose; its form's buttons wait until one is chosen
"use strict";

(() => {
  const exact = new Intl.DateTimeFormat(undefined, {
    dateStyle: "medium", timeStyle: "long",
  });
  const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });
  const units = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

  const inWords = (seconds) => {
    const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units.at(-1);
    return relative.format(Math.trunc(seconds / length), unit);
  };

  const showTimes = (root) => {
    for (const time of root.querySelectorAll("time[datetime]")) {
      const at = new Date(time.dateTime);
      time.title = exact.format(at);
      time.textContent = inWords((at - Date.now()) / 1000);
    }
  };

  const chosen = (form) => form.querySelectorAll("input[name=id]:checked").length;

  const countChosen = (form) => {
    const count = chosen(form);
    for (const button of form.querySelectorAll("button[data-needs-choice]")) {
      button.disabled = count === 0;
    }
    for (const place of form.querySelectorAll("[data-chosen]")) {
      place.textContent = count;
    }
    const all = form.querySelector("input[data-choose-all]");
    if (all) {
      const boxes = form.querySelectorAll("input[name=id]").length;
      all.checked = count > 0 && count === boxes;
      all.indeterminate = count > 0 && count < boxes;
    }
  };

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form");
    if (!form) return;
    if (event.target.matches("[data-choose-all]")) {
      for (const box of form.querySelectorAll("input[name=id]")) box.checked = event.target.checked;
    }
    countChosen(form);
  });

  // A question is asked once: what was answered with yes is sent as if the button was pressed now.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (!question || form.dataset.confirmed) {
      delete form.dataset.confirmed;
      return;
    }
    event.preventDefault();
    const dialog = document.getElementById("confirm");
    document.getElementById("confirm-question").textContent =
      question.replace("{count}", chosen(form));
    document.getElementById("confirm-yes").textContent = event.submitter?.textContent ?? "Go on";
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "yes") {
        form.dataset.confirmed = "yes";
        form.requestSubmit(event.submitter);
      }
    }, { once: true });
    dialog.showModal();
  });

  // What one is about to press must not move: a part that is pointed at, has the focus in it or has
  // chosen rows is left as it is.
  const isHeld = (part) =>
    part.matches(":hover, :focus-within") || part.querySelector("input:checked") !== null;

  document.addEventListener("htmx:beforeRequest", (event) => {
    const part = event.target.closest("[data-live]");
    if (part && isHeld(part)) event.preventDefault();
  });
  document.addEventListener("htmx:afterSwap", (event) => showTimes(event.target));

  document.addEventListener("click", (event) => {
    const menu = event.target.closest(".menu");
    if (menu) menu.setAttribute("aria-expanded", menu.getAttribute("aria-expanded") !== "true");
  });

  showTimes(document);
  setInterval(() => showTimes(document), 1000);
  document.querySelectorAll("form").forEach(countChosen);
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
