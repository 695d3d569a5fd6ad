import type { Readable } from 'node:stream'

/** Reads a stream line by line, each with its line end, without ever holding more than a little of it. */
export class LineReader {
  readonly #chunks: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)
  #position = 0

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]()
  }

  /** The next line, or null at the end. A last line without an end counts as cut off: null. */
  async next(): Promise<Buffer | null> {
    for (;;) {
      const end = this.#held.indexOf(10, this.#position)
      if (end >= 0) {
        const line = this.#held.subarray(this.#position, end + 1)
        this.#position = end + 1
        return line
      }
      const { value, done } = await this.#chunks.next()
      if (done) return null
      this.#held = Buffer.concat([this.#held.subarray(this.#position), value])
      this.#position = 0
    }
  }
}
