import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { publicJwk } from '../sign.ts'
import { readStatusList } from '../status-list.ts'
import { verifyLicenceFile } from '../verify.ts'
import { fileKey, judgedAt, listKey, pastFileKey } from './craft.ts'
import { forgedVectors } from './forged-vectors.ts'
import { genuineVectors } from './genuine-vectors.ts'
import { makeVectors } from './make.ts'
import { statusVectors } from './status-vectors.ts'

const keys = { keys: [fileKey, pastFileKey, listKey].map((key) => publicJwk(key.privateKey, key.purpose)) }

describe('LIC-27: the published vectors', () => {
  it.each(Object.entries(makeVectors()))('%s is what the generator makes, byte for byte', (name, text) => {
    expect(readFileSync(new URL(name, import.meta.url), 'utf8')).toBe(text)
  })

  it.each(genuineVectors())('a genuine file: $title', ({ file, options, expected }) => {
    const result = verifyLicenceFile(file, { keys, ...options })
    expect(result.genuine && { ...result, findings: result.findings.map(({ code }) => code) }).toMatchObject(expected)
  })

  it.each(forgedVectors())('not genuine: $title', ({ file, keys: otherKeys, expected }) => {
    expect(verifyLicenceFile(file, { keys: otherKeys ?? keys, now: judgedAt })).toEqual(expected)
  })

  it.each(forgedVectors())('not genuine as bytes either: $title', ({ file, keys: otherKeys, expected }) => {
    expect(verifyLicenceFile(Buffer.from(file), { keys: otherKeys ?? keys, now: judgedAt })).toEqual(expected)
  })

  it.each(statusVectors())('LIC-9: a status list: $title', ({ token, expected }) => {
    const reading = readStatusList(token, keys)
    if (!expected.ok) return expect(reading).toEqual(expected)
    if (!reading.ok) return expect(reading).toMatchObject({ ok: true })
    const asked = Object.keys(expected.statuses).map((idx) => [idx, reading.list.statusAt(Number(idx))])
    expect(Object.fromEntries(asked)).toEqual(expected.statuses)
  })
})
