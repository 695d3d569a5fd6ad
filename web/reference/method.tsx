import { Badge, type Tone } from '../ui/badge.tsx'

const tones: Record<string, Tone> = { GET: 'info', DELETE: 'danger' }

/** The HTTP method of an operation; the colour only repeats whether it reads, changes or takes away. */
export function Method({ method }: { method: string }) {
  return <Badge tone={tones[method] ?? 'ok'}>{method}</Badge>
}
