// Everything is read from the folder mathjax: no menu, because its extensions may ask a server.
window.MathJax = {
  config: ["TeX-AMS-MML_HTMLorMML-full.js"],
  jax: ["input/TeX", "output/HTML-CSS"],
  extensions: ["tex2jax.js", "TeX/AMSmath.js", "TeX/AMSsymbols.js", "TeX/noErrors.js",
               "TeX/noUndefined.js", "AssistiveMML.js"],
  MMLorHTML: {prefer: "HTML"},
  "fast-preview": {disabled: true},
  "HTML-CSS": {
    availableFonts: [],
    webFont: "STIX-Web",
    imageFont: null,
    // MathJax asks about:blank for a font without glyphs; this one is never found either.
    styles: {"@font-face": {"font-family": "MathJax_Blank", src: "local('MathJax_Blank')"}},
  },
  tex2jax: {
    inlineMath: [["\\(", "\\)"]],
    displayMath: [["\\[", "\\]"]],
    skipTags: ["script", "noscript", "style", "textarea", "pre", "code"],
  },
  TeX: {equationNumbers: {autoNumber: "none"}},
  showMathMenu: false,
  menuSettings: {zoom: "None", inTabOrder: false, assistiveMML: true},
  messageStyle: "none",
  showProcessingMessages: false,
  AuthorInit: () => {
    MathJax.Hub.Register.StartupHook("Begin Typeset", openDetails);
    MathJax.Hub.Register.StartupHook("End Typeset", () => { foldDetails(); nameScrollers(); });
  },
};
