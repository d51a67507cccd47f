import { svg, type SVGTemplateResult } from 'lit'
import { encode } from 'uqr'

/** Light modules round the code, without which readers do not find it (ISO/IEC 18004). */
const quiet = 4

/** A QR code, dark on white in both schemes: most readers take no inverted one. */
export function qr(text: string, label: string): SVGTemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const edge = size + 2 * quiet
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .join('')
  return svg`<svg class="qr" role="img" aria-label=${label} viewBox="0 0 ${edge} ${edge}" shape-rendering="crispEdges">
    <rect width=${edge} height=${edge} fill="#fff" />
    <path d=${path} fill="#000" />
  </svg>`
}
