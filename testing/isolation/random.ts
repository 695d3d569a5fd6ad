import { createHash } from 'node:crypto'

/** Randomness that a seed repeats exactly, on every machine. */
export type Random = {
  /** A whole number, both ends included. */
  int(least: number, most: number): number
  /** Whether something happens that has this chance, between 0 and 1. */
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Each of these with the chance. */
  some<T>(from: readonly T[], probability: number): T[]
  uuid(): string
  /** So many random bytes, in hexadecimal. */
  hex(bytes: number): string
}

/** Random numbers from a seed: hashes of the seed and a counter. */
export function randomOf(seed: string): Random {
  let counter = 0
  let block = Buffer.alloc(0)
  const bytes = (count: number): Buffer => {
    while (block.length < count) {
      block = Buffer.concat([block, createHash('sha512').update(`${seed}/${counter}`).digest()])
      counter += 1
    }
    const taken = block.subarray(0, count)
    block = block.subarray(count)
    return taken
  }
  const int = (least: number, most: number): number => least + (bytes(4).readUInt32BE() % (most - least + 1))
  const chance = (probability: number): boolean => bytes(4).readUInt32BE() < probability * 2 ** 32
  const hex = (count: number): string => bytes(count).toString('hex')
  return {
    int,
    chance,
    hex,
    pick: (from) => {
      const one = from[int(0, from.length - 1)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
    some: (from, probability) => from.filter(() => chance(probability)),
    uuid: () => {
      const text = hex(16)
      return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20)}`
    },
  }
}
