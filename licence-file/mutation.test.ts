import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicJwk } from './sign.ts'
import { fileKey, judgedAt, listKey, makeFile, tokenOf } from './vectors/craft.ts'
import { verifyLicenceFile } from './verify.ts'

const keys = { keys: [fileKey, listKey].map((key) => publicJwk(key.privateKey, key.purpose)) }
const file = Buffer.from(makeFile())
const token = tokenOf(makeFile())
const start = file.indexOf(token)

/** Nothing that a test could mistake for acceptance: the claims of a changed line. */
function isAccepted(bytes: Uint8Array): boolean {
  return verifyLicenceFile(bytes, { keys, now: judgedAt }).genuine
}

describe('LIC-7: an edited file is never genuine', () => {
  it('takes the file that the mutations start from', () => {
    expect(isAccepted(file)).toBe(true)
  })

  it('refuses 10,000 random changes of one byte of the signed line', () => {
    const change = fc.tuple(fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(change, ([offset, flip]) => {
        const bytes = Buffer.from(file)
        bytes.writeUInt8(bytes.readUInt8(start + offset) ^ flip, start + offset)
        return !isAccepted(bytes)
      }),
      { numRuns: 10_000 },
    )
  })

  it('refuses every other base64url character at every place of the signature', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const from = token.lastIndexOf('.') + 1
    let accepted = 0
    for (let at = from; at < token.length; at += 1) {
      for (const character of alphabet) {
        if (character === token[at]) continue
        if (isAccepted(Buffer.from(`${token.slice(0, at)}${character}${token.slice(at + 1)}`))) accepted += 1
      }
    }
    expect(accepted).toBe(0)
  })

  it('refuses bytes removed, doubled or inserted anywhere in the signed line', () => {
    const edit = fc.tuple(fc.nat(token.length - 1), fc.constantFrom('drop', 'double', 'insert'), fc.nat(255))
    fc.assert(
      fc.property(edit, ([offset, kind, byte]) => {
        const at = start + offset
        const middle = {
          drop: [],
          double: [file.readUInt8(at), file.readUInt8(at)],
          insert: [byte, file.readUInt8(at)],
        }[kind]
        const bytes = Buffer.concat([file.subarray(0, at), Buffer.from(middle), file.subarray(at + 1)])
        // A line end or comment sign put in front of the line leaves the line itself as it was, or makes it a comment.
        const unchanged = bytes.toString('latin1').split(/\r?\n/).includes(token)
        return unchanged || !isAccepted(bytes)
      }),
      { numRuns: 2_000 },
    )
  })

  it('grants the same whatever a person does to the comment lines', () => {
    const plain = verifyLicenceFile(file, { keys, now: judgedAt })
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (comments) => {
        const lines = comments.map((comment) => `#${comment.replace(/[\r\n]/g, '')}\n`)
        expect(verifyLicenceFile([...lines, `${token}\n`].join(''), { keys, now: judgedAt })).toEqual(plain)
      }),
      { numRuns: 200 },
    )
  })

  it('never throws for any bytes', () => {
    const anything = fc.oneof(fc.uint8Array({ maxLength: 2_000 }), fc.string({ unit: 'binary' }))
    fc.assert(fc.property(anything, (bytes) => !verifyLicenceFile(bytes, { keys, now: judgedAt }).genuine))
  })

  it('LIC-7: the bytes of a file never change between versions', () => {
    expect(createHash('sha256').update(file).digest('hex')).toBe(
      '1548fbfaeb3d7c27bb9b046dec95f425782f7f8251566ef2af80e73f0dbfa232',
    )
  })
})
