// Builds what the site serves: styles, fonts and icons. Run by `npm run build`.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import * as sass from "sass";
import subsetFont from "subset-font";

const STYLES = "satuatap/web/styles";
const OUT = "build/static";
const BUNDLES = ["portal", "ticket", "national", "kiosk", "display", "work", "print", "survey", "course", "complaints", "ceremony", "evaluation", "life"];
const FONTS = ["latin", "latin-ext"];
// What Indonesian and English pages are written in; other letters bring the latin file with them.
const PLAIN = `${String.fromCharCode(...Array.from({ length: 95 }, (_, at) => at + 32))}\u00a0–—‘’“”…·×°±½→−`;
const FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "tnum"];
const FONT = "@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans";

/** One bundle of styles, compressed. Bootstrap 5 still uses @import; that is its to change. */
function style(name) {
  const { css } = sass.compile(`${STYLES}/${name}.scss`, {
    style: "compressed",
    loadPaths: [STYLES, "node_modules"],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  writeFileSync(`${OUT}/css/${name}.css`, css);
  console.log(`css/${name}.css  ${css.length} bytes, ${gzipSync(css).length} compressed`);
}

// The set's magnifier has too short a handle for mitred, flat ends.
const OWN = { search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 6 6"/>' };

/** The drawing inside an icon's <svg>; the tag `{% icon %}` puts its own frame around it. */
function drawing(file) {
  const svg = readFileSync(`node_modules/lucide-static/icons/${file}`, "utf8");
  return svg
    .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
    .replace(/\s+/g, " ")
    .trim();
}

/** The letters of nearly every page, in the weights that styles use: half of the latin file. */
async function plainFont() {
  const whole = readFileSync(`node_modules/${FONT}-latin-wght-normal.woff2`);
  const variationAxes = { wght: { min: 400, max: 800 } };
  const options = { targetFormat: "woff2", variationAxes, keepFeatures: FEATURES };
  const plain = await subsetFont(whole, PLAIN, options);
  writeFileSync(`${OUT}/fonts/plus-jakarta-sans-plain.woff2`, plain);
  console.log(`plus-jakarta-sans-plain.woff2  ${plain.length} of ${whole.length} bytes`);
}

/** The same face for print, one file a weight: typst takes neither woff2 nor variable fonts. */
async function printFonts() {
  const whole = readFileSync(`node_modules/${FONT}-latin-wght-normal.woff2`);
  const letters = String.fromCharCode(...Array.from({ length: 0x2200 - 32 }, (_, at) => at + 32));
  for (const wght of [400, 600, 700, 800]) {
    const options = { targetFormat: "truetype", variationAxes: { wght }, keepFeatures: FEATURES };
    const font = await subsetFont(whole, letters, options);
    writeFileSync(`build/fonts/plus-jakarta-sans-${wght}.ttf`, font);
  }
}

/** Every icon of the set in one file, which Python reads once. */
function icons() {
  const files = readdirSync("node_modules/lucide-static/icons").filter((file) =>
    file.endsWith(".svg"),
  );
  const drawings = files.map((file) => [file.replace(".svg", ""), drawing(file)]);
  writeFileSync("build/icons.json", JSON.stringify({ ...Object.fromEntries(drawings), ...OWN }));
  console.log(`icons.json  ${files.length} icons`);
}

for (const folder of ["css", "fonts", "js"]) mkdirSync(`${OUT}/${folder}`, { recursive: true });
BUNDLES.forEach(style);
for (const subset of FONTS) {
  cpSync(
    `node_modules/${FONT}-${subset}-wght-normal.woff2`,
    `${OUT}/fonts/plus-jakarta-sans-${subset}.woff2`,
  );
}
await plainFont();
mkdirSync("build/fonts", { recursive: true });
await printFonts();
cpSync("node_modules/htmx.org/dist/htmx.min.js", `${OUT}/js/htmx.min.js`);
icons();
