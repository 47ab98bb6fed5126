"use strict";

// The choice of a theme. A browser may refuse to store anything for pages of the file system.
const root = document.documentElement;
const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");

function stored() {
  try { return localStorage.getItem("theme"); } catch { return null; }
}

function store(theme) {
  try { localStorage.setItem("theme", theme); } catch { /* the choice lasts for this page */ }
}

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : systemIsDark.matches;
}

if (["light", "dark"].includes(stored())) root.dataset.theme = stored();

function prepareTheme() {
  const button = document.getElementById("theme");
  const name = () => { button.textContent = isDark() ? "Light theme" : "Dark theme"; };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store(root.dataset.theme);
    name();
  });
  systemIsDark.addEventListener("change", name);
  name();
  button.hidden = false;
}

// Code
async function copy(code) {
  const said = document.getElementById("said");
  said.textContent = "";
  try {
    await navigator.clipboard.writeText(code.textContent.replace(/\n$/, ""));
    said.textContent = "Copied";
  } catch {
    window.getSelection().selectAllChildren(code);
    said.textContent = "Selected: copy it with the keyboard";
  }
  return said.textContent;
}

function addCopyButtons() {
  document.querySelectorAll(".highlight").forEach((block, number) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy code ${number + 1}`);
    button.addEventListener("click", async () => {
      button.textContent = await copy(block.querySelector("pre"));
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    block.prepend(button);
  });
}

// What scrolls sideways can be reached and named by the keyboard; what does not is no stop.
const SCROLLERS = {pre: "Code or output", ".table": "Table", ".MathJax_Display": "Formula"};

function markScrollers() {
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

function foldContents() {
  const contents = document.querySelector(".contents details");
  const isWide = window.matchMedia("(min-width: 64rem)");
  const fold = () => { contents.open = isWide.matches; };
  if (contents) {
    isWide.addEventListener("change", fold);
    fold();
  }
}

document.addEventListener("DOMContentLoaded", () => {
  prepareTheme();
  addCopyButtons();
  foldContents();
  markScrollers();
  window.addEventListener("resize", markScrollers);
  document.addEventListener("toggle", markScrollers, true);
});
