import { describe, expect, it } from 'vitest'
import { describeVerification } from './cli-verify.ts'
import type { Language } from './format.ts'
import { publicJwk } from './sign.ts'
import { baseClaims, baseNames, fileKey, judgedAt, listKey, makeFile } from './vectors/craft.ts'
import { forgedVectors } from './vectors/forged-vectors.ts'
import { genuineVectors } from './vectors/genuine-vectors.ts'
import { statusToken } from './vectors/status-vectors.ts'
import { type Finding, type NotGenuine, verifyLicenceFile } from './verify.ts'

const keys = { keys: [fileKey, listKey].map((key) => publicJwk(key.privateKey, key.purpose)) }
const languages: Language[] = ['en', 'es']

describe('LIC-8: a verification in words', () => {
  it('says that a good file is genuine and in force, what it grants, and that all was checked', () => {
    const options = {
      host: baseClaims.host,
      releaseDate: '2026-12-01',
      statusList: statusToken(0),
      highestTimeSeen: judgedAt,
    }
    const lines = describeVerification(
      verifyLicenceFile(makeFile(), { keys, now: judgedAt, ...options }),
      'en',
      baseNames,
    )
    expect(lines[0]).toBe('genuine, in force')
    expect(lines).toContain('  Product: Atlas Gateway, Enterprise Edition')
    expect(lines.at(-1)).toBe('Everything was checked.')
  })

  it('says in Spanish what could not be checked', () => {
    const lines = describeVerification(verifyLicenceFile(makeFile(), { keys, now: judgedAt }), 'es')
    expect(lines[0]).toBe('auténtico, vigente')
    expect(lines.slice(lines.indexOf('Sin comprobar:') + 1)).toHaveLength(4)
  })

  it('says that a host name differs only in case', () => {
    const host = { type: 'hostname', value: 'srv-app-01' } as const
    const lines = describeVerification(verifyLicenceFile(makeFile(), { keys, now: judgedAt, host }), 'en')
    expect(lines.slice(0, 2)).toEqual([
      'genuine, not in force',
      '  It is for another host: host name Srv-App-01, not host name srv-app-01. They differ only in upper and lower case, and case counts.',
    ])
  })

  it('tells nothing of a file that is not genuine', () => {
    const edited = forgedVectors().find(({ title }) => title === 'one seat more')?.file ?? ''
    expect(describeVerification(verifyLicenceFile(edited, { keys, now: judgedAt }), 'en')).toEqual([
      'not genuine',
      '  The signature does not fit: the file was edited, or the vendor did not sign it.',
    ])
  })

  it.each(languages)(
    'has a sentence of its own for every reason and finding that the vectors know (%s)',
    (language) => {
      const reasons = new Set<NotGenuine>()
      const findings = new Set<Finding['code']>()
      const sentences = new Set<string>()
      for (const { file, keys: otherKeys } of forgedVectors()) {
        const result = verifyLicenceFile(file, { keys: otherKeys ?? keys, now: judgedAt })
        if (!result.genuine) reasons.add(result.reason)
        sentences.add(describeVerification(result, language)[1] ?? '')
      }
      expect([reasons.size, sentences.size]).toEqual([12, 12])
      for (const { file, options } of genuineVectors()) {
        const result = verifyLicenceFile(file, { keys, ...options })
        if (!result.genuine) continue
        for (const { code } of result.findings) findings.add(code)
        const said = describeVerification(result, language).slice(1, 1 + result.findings.length)
        for (const sentence of said) expect(sentence).toMatch(/^ {2}\p{Lu}.*\.$/u)
      }
      expect(findings.size).toBe(11)
    },
  )

  it('shows no control or bidirectional character of a name', () => {
    const file = makeFile({ organization: { number: '10000001', name: 'Acme\u001b[31m\n\u202e' } })
    const lines = describeVerification(verifyLicenceFile(file, { keys, now: judgedAt }), 'en')
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
  })
})
