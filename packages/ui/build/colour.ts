/** An opaque colour as three 8-bit sRGB channels, the precision at which screens and the WCAG formula work. */
export type Rgb = readonly [red: number, green: number, blue: number]

/**
 * Converts OKLCH to 8-bit sRGB by Björn Ottosson's matrices (https://bottosson.github.io/posts/oklab/), as CSS Color 4 does.
 * @param lightness 0 to 1
 * @param chroma 0 to about 0.37
 * @param hue degrees
 * @throws RangeError when the colour lies outside sRGB by more than half a step: a token must not be clipped silently
 */
export function oklchToRgb(lightness: number, chroma: number, hue: number): Rgb {
  const angle = (hue * Math.PI) / 180
  const a = chroma * Math.cos(angle)
  const b = chroma * Math.sin(angle)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
  const [red = 0, green = 0, blue = 0] = linear.map((channel) => {
    const value = 255 * encode(channel)
    if (value < -0.5 || value > 255.5) {
      throw new RangeError(
        `oklch(${lightness} ${chroma} ${hue}) lies outside sRGB: a channel would be ${value.toFixed(2)}`,
      )
    }
    return Math.min(255, Math.max(0, Math.round(value)))
  })
  return [red, green, blue]
}

/** Reads `oklch(97.5% 0.012 88)` or `oklch(25% 0.03 48 / .08)`; alpha is 1 when absent. */
export function parseOklch(text: string): { readonly rgb: Rgb; readonly alpha: number } {
  const match = /^oklch\(\s*([\d.]+)%\s+([\d.]+)\s+([\d.]+)\s*(?:\/\s*([\d.]+)\s*)?\)$/.exec(text.trim())
  if (!match) throw new SyntaxError(`"${text}" is not of the form oklch(L% C H) or oklch(L% C H / A)`)
  const [, lightness, chroma, hue, alpha = '1'] = match
  return { rgb: oklchToRgb(Number(lightness) / 100, Number(chroma), Number(hue)), alpha: Number(alpha) }
}

/** `#rrggbb` for an opaque colour, `rgba(r, g, b, a)` otherwise: both are read by every browser of the last ten years. */
export function toLegacyCss({ rgb, alpha }: { readonly rgb: Rgb; readonly alpha: number }): string {
  if (alpha < 1) return `rgba(${rgb.join(', ')}, ${alpha})`
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** Reads `#rrggbb`. */
export function parseHex(hex: string): Rgb {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex)
  if (!match) throw new SyntaxError(`"${hex}" is not of the form #rrggbb`)
  return [parseInt(match[1]!, 16), parseInt(match[2]!, 16), parseInt(match[3]!, 16)]
}

/** The contrast ratio of WCAG 2.2 (1 to 21), of two opaque 8-bit colours in either order. */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

/** Relative luminance as WCAG 2.2 defines it, with its threshold of 0.04045 (the 0.03928 of older texts differs by no 8-bit colour). */
function luminance([red, green, blue]: Rgb): number {
  const [r, g, b] = [red, green, blue].map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function encode(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
}
