import { create } from 'qrcode'

/** Light modules around the code, without which cameras do not find it. */
const quietZone = 4

/** A QR code as one SVG path: a square of `size` modules, quiet zone included; each dark run of a row is one rectangle. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const rows = Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_unused, x) => (modules.get(y, x) ? '1' : '0')).join(''),
  )
  const path = rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        (run) => `M${run.index + quietZone} ${y + quietZone}h${run[0].length}v1h-${run[0].length}z`,
      ),
    )
    .join('')
  return { size: modules.size + 2 * quietZone, path }
}
