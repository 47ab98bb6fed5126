"use strict";

// What scrolls sideways can be reached and named by the keyboard; what does not is no stop.
const SCROLLERS = {
  "pre": "Code or output",
  ".pst-scrollable-table-container": "Table",
  ".MathJax_Display": "Formula",
};

function nameScrollers() {
  for (const [selector, name] of Object.entries(SCROLLERS)) {
    document.querySelectorAll(`main ${selector}`).forEach((element) => {
      if (element.scrollWidth > element.clientWidth) {
        element.tabIndex = 0;
        element.setAttribute("role", "group");
        element.setAttribute("aria-label", `${name}, scrolls sideways`);
      } else if (element.getAttribute("role") === "group") {
        ["tabindex", "role", "aria-label"].forEach((each) => element.removeAttribute(each));
      }
    });
  }
}

// Folded parts are opened to be measured by MathJax and to be printed, and folded again.
let opened = [];

function openDetails() {
  opened.push(...document.querySelectorAll("main details:not([open])"));
  opened.forEach((details) => { details.open = true; });
}

function foldDetails() {
  opened.forEach((details) => { details.open = false; });
  opened = [];
}

window.addEventListener("beforeprint", openDetails);
window.addEventListener("afterprint", foldDetails);

// A picture leads to its file; here it is shown above the page. Escape or a click closes it.
function enlarge(event) {
  const picture = event.target.closest("figure a")?.querySelector("img");
  if (!picture || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const dialog = document.createElement("dialog");
  dialog.className = "enlarged";
  dialog.setAttribute("aria-label", "Enlarged figure");
  dialog.append(picture.cloneNode());
  dialog.addEventListener("click", () => dialog.close());
  // The theme takes Escape for its search.
  dialog.addEventListener("keydown", ({key}) => { if (key === "Escape") dialog.close(); });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("click", enlarge);
document.addEventListener("DOMContentLoaded", () => {
  const sizes = new ResizeObserver(nameScrollers);
  document.querySelectorAll(`main :is(${Object.keys(SCROLLERS)})`).forEach(
    (element) => sizes.observe(element));
});
