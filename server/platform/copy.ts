import { once } from 'node:events'
import { type Duplex, Readable } from 'node:stream'
import type pg from 'pg'

/** What pg tells a query that does its own talking. */
type CopyQuery = pg.Submittable & {
  handleCopyData(message: { chunk: Buffer }): void
  handleCopyInResponse(): void
  handleCommandComplete(): void
  handleError(fault: Error): void
  handleReadyForQuery(): void
}

/** Rows of `copy … to stdout`, a line each, in PostgreSQL's text format. The server is held back while nobody reads. */
export function copyOut(client: pg.Client, statement: string): Readable {
  let socket: Duplex | null = null
  // One item per row: a stream of bytes would hand out several rows at once.
  const rows = new Readable({ objectMode: true, highWaterMark: 1000, read: () => void socket?.resume() })
  const query: CopyQuery = {
    submit: (connection) => {
      socket = connection.stream
      connection.query(statement)
    },
    // The chunk is a view of a buffer that is used again.
    handleCopyData: ({ chunk }) => {
      if (!rows.push(Buffer.from(chunk))) socket?.pause()
    },
    handleCopyInResponse: () => undefined,
    handleCommandComplete: () => undefined,
    handleError: (fault) => void rows.destroy(fault),
    handleReadyForQuery: () => void rows.push(null),
  }
  client.query(query)
  return rows
}

/** Hands lines to `copy … from stdin`. Throws the server's error, or that of the lines, which takes nothing in. */
export function copyIn(client: pg.Client, statement: string, lines: AsyncIterable<Buffer>): Promise<void> {
  const done = Promise.withResolvers<void>()
  let socket: Duplex | null = null
  let fault: unknown = null
  const write = async (): Promise<void> => {
    if (!socket) return
    try {
      for await (const line of lines) if (!socket.write(message('d', line))) await once(socket, 'drain')
      socket.write(message('c', Buffer.alloc(0)))
    } catch (error) {
      fault = error
      socket.write(message('f', Buffer.from('the rows ended early\0')))
    }
  }
  const query: CopyQuery = {
    submit: (connection) => {
      socket = connection.stream
      connection.query(statement)
    },
    handleCopyData: () => undefined,
    handleCopyInResponse: () => void write(),
    handleCommandComplete: () => undefined,
    // After an error the query is no longer told when the server is ready again.
    handleError: (error) => done.reject(fault ?? error),
    handleReadyForQuery: () => done.resolve(),
  }
  client.query(query)
  return done.promise
}

/** CopyData, CopyDone and CopyFail of the frontend/backend protocol: a letter, the length with itself, the content. */
function message(kind: 'd' | 'c' | 'f', content: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(kind, 'latin1')
  head.writeInt32BE(content.length + 4, 1)
  return Buffer.concat([head, content])
}
