/** Ours: hills, a town and a milpa. Colours come from the page's sheet by class, so it follows light and dark. */
export function heroDrawing(label: string): string {
  const plants = [
    [424, 300, 0.8],
    [92, 304, 0.85],
    [176, 306, 0.9],
    [346, 306, 0.9],
    [262, 308, 0.95],
    [40, 352, 1.3],
    [424, 352, 1.3],
    [128, 356, 1.45],
    [330, 356, 1.45],
    [226, 360, 1.55],
  ] as const
  const squashes = [
    [80, 362, 20, 13],
    [384, 364, 22, 14],
    [278, 366, 16, 10],
  ] as const
  return `<svg viewBox="0 0 500 372" preserveAspectRatio="xMidYMid slice" role="img" aria-label="${label}">
<rect width="500" height="372" class="sky"/><circle cx="382" cy="92" r="46" class="maize"/>
<path class="far" d="M0 190L70 120l58 48 84-96 70 78 62-44 92 74 64-40v90H0z"/>
<path class="near" d="M0 226l90-50 80 40 96-58 94 62 74-38 66 32v60H0z"/>
<g class="houses"><path d="M60 238v-34h44v34zM112 238v-48h38v48zM158 238v-30h50v30zM216 238v-62h26v62zM250 238v-36h46v36zM304 238v-44h36v44zM348 238v-30h48v30z"/>
<path class="squash" d="M216 176l13-20 13 20zM60 204l22-14 22 14z"/></g>
<path class="bean" d="M74 218h10v20H74zM126 212h10v26h-10zM268 216h10v22h-10zM366 218h10v20h-10zM226 194h6v10h-6z"/>
<rect y="238" width="500" height="134" class="field"/>
<path class="furrows" d="M-20 380Q180 260 250 240M90 380Q210 280 256 240M200 380Q246 300 262 240M320 380Q286 300 268 240M430 380Q320 280 274 240M540 380Q340 270 280 240"/>
${plants.map(([x, y, scale]) => plant(x, y, scale)).join('')}
${squashes.map(([x, y, rx, ry]) => `<ellipse class="squash" cx="${x}" cy="${y}" rx="${rx}" ry="${ry}"/>`).join('')}
</svg>`
}

const plant = (x: number, y: number, scale: number): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><path class="stem" d="M0 10V-44"/>` +
  '<path class="leaves" d="M0-6c-18 0-26-10-28-24 16 0 26 8 28 24zM0 2c18 0 27-10 30-24-17 0-28 9-30 24z"/>' +
  '<path class="maize" d="M0-62c7 7 9 14 9 20s-3 11-9 13c-6-2-9-7-9-13s2-13 9-20z"/></g>'
