/** Repeatable choices, so that the demo is the same on every machine. */
export type Dice = {
  /** A whole number from 0 up to, not including, `sides`. */
  below(sides: number): number
  /** One of the list. */
  of<T>(list: readonly T[]): T
  /** True with this probability. */
  chance(probability: number): boolean
}

/** Dice that always fall the same way for one seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (sides: number): number => Math.floor(next() * sides)
  return {
    below,
    of: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new RangeError('nothing to choose from')
      return one
    },
    chance: (probability) => next() < probability,
  }
}
