// Cuts KERN's style sheet down to what the pages use and mirrors it for languages written from right to left.
// node styles.mjs OUTDIR < {"classes": ["kern-btn", ...], "properties": ["--kern-16", ...]}
// Reads from stdin which classes and which custom properties are used; writes kern.css and kern.rtl.css.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const postcss = require("postcss");
const rtlcss = require("rtlcss");

const used = JSON.parse(readFileSync(0, "utf8"));
const classes = new Set(used.classes);
const source = require.resolve("@kern-ux/native/dist/kern.min.css");

// A selector matches nothing if it demands a class that no page has. What stands in parentheses, as in
// :not(.a) or :is(.a, .b), demands nothing by itself.
function matchesNothing(selector) {
  let bare = selector;
  for (let before = ""; before !== bare; ) {
    before = bare;
    bare = bare.replace(/\([^()]*\)/g, "");
  }
  return [...bare.matchAll(/\.(kern-[\w-]+)/g)].some((match) => !classes.has(match[1]));
}

function dropUnusedRules(root) {
  root.walkComments((comment) => comment.remove());
  root.walkRules((rule) => {
    if (rule.parent.type === "atrule" && /keyframes$/.test(rule.parent.name)) return;
    const kept = rule.selectors.filter((selector) => !matchesNothing(selector));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
}

function dropUnusedKeyframes(root) {
  const named = new Set();
  root.walkDecls(/^animation/, (decl) => decl.value.split(/[\s,]+/).forEach((word) => named.add(word)));
  root.walkAtRules(/keyframes$/, (rule) => {
    if (!named.has(rule.params)) rule.remove();
  });
}

// A custom property that only unused ones refer to is unused itself: until nothing falls away any more.
function dropUnusedProperties(root) {
  for (let dropped = true; dropped; ) {
    dropped = false;
    const read = new Set(used.properties);
    root.walkDecls((decl) => {
      for (const match of decl.value.matchAll(/var\(\s*(--[\w-]+)/g)) read.add(match[1]);
    });
    root.walkDecls(/^--/, (decl) => {
      if (!read.has(decl.prop)) {
        decl.remove();
        dropped = true;
      }
    });
  }
}

function dropEmpty(root) {
  root.walk((node) => {
    if ((node.type === "rule" || node.type === "atrule") && node.nodes && node.nodes.length === 0) node.remove();
  });
}

const root = postcss.parse(readFileSync(source, "utf8"), { from: source });
dropUnusedRules(root);
dropUnusedKeyframes(root);
dropUnusedProperties(root);
dropEmpty(root);
dropEmpty(root);
const cut = root.toString();
writeFileSync(`${process.argv[2]}/kern.css`, cut);
writeFileSync(`${process.argv[2]}/kern.rtl.css`, rtlcss.process(cut));
