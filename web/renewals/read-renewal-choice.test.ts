import { expect, test } from 'vitest'
import { choiceGiven, linesOver, readRenewalChoice } from './read-renewal-choice.server.ts'
import { choiceHref, completed } from './renewal-choice.ts'

const one = '0b8f4c5e-1111-4111-8111-000000000001'
const two = '0b8f4c5e-1111-4111-8111-000000000002'
const today = '2026-11-22'

const read = (search: string) => readRenewalChoice(new URL(`https://portal.example/lines?${search}`), today)

test('UX-1: what is chosen stands in the address, and is read from it as it was', () => {
  const choice = read(
    `q=norte&state=recovery&endsFrom=2027-01-01&endsBy=2027-01-31&kept=${one}&line=${two}&until=end&end=2027-12-31`,
  )
  expect(choice).toMatchObject({ lines: [one, two], until: 'end', end: '2027-12-31', state: 'recovery' })
  expect(read(choiceHref('', choice).slice(1))).toEqual(choice)
})

test('REN-5: single lines are asked for by their number, all that match by the filter and those left out', () => {
  expect(choiceGiven(read(`line=${one}&line=${two}&out=${two}&q=ignored`))).toEqual({
    membershipId: [one],
    exceptId: [two],
    termMonths: '12',
    changeProgramme: null,
  })
  expect(choiceGiven(read(`select=all&q=norte&state=current&out=${two}&until=24`))).toEqual({
    all: true,
    exceptId: [two],
    q: 'norte',
    state: ['current'],
    endsFrom: '',
    endsBy: '',
    termMonths: '24',
    changeProgramme: null,
  })
})

test('REN-4: whatever must renew together is asked for, and what is missing is left out no more', () => {
  const choice = read(`kept=${one}&out=${two}&whole=on`)
  const given = { membershipId: [one], exceptId: [two], complete: true, termMonths: '12', changeProgramme: null }
  expect(choiceGiven(choice)).toEqual(given)
  expect(read(choiceHref('', choice).slice(1))).toEqual(choice)
  const missing = [{ lines: [{ membershipId: two }] }]
  expect(completed(read(`kept=${one}&out=${two}.${one}`), missing)).toMatchObject({ out: [one], whole: true })
})

test('REN-10: a line that was left out is added again', () => {
  expect(read(`kept=${one}&out=${two}&add=${two}`)).toMatchObject({ lines: [one, two], out: [] })
})

test('REN-10: lines beyond those that an address holds are told apart from those that it takes', () => {
  const id = (nth: number) => `0b8f4c5e-1111-4111-8111-${`${nth}`.padStart(12, '0')}`
  const kept = Array.from({ length: 200 }, (_, nth) => id(nth)).join('.')
  const over = (search: string) => linesOver(new URL(`https://portal.example/lines?${search}`), read(search))
  expect(read(`kept=${kept}&add=${id(200)}`).lines).not.toContain(id(200))
  expect(over(`kept=${kept}&add=${id(200)}`)).toBe(1)
  expect(over(`kept=${kept}&line=${id(200)}&line=${id(201)}`)).toBe(2)
  expect(over(`kept=${kept}&add=${id(7)}`)).toBe(0)
  expect(over(`select=all&kept=${kept}&line=${id(200)}`)).toBe(0)
})

test('REN-5: a day pressed in the calendar is the common end, whatever stood in the field', () => {
  expect(choiceGiven(read(`line=${one}&until=12&end=2027-06-30&day=2028-02-29`))).toEqual({
    membershipId: [one],
    commonEnd: '2028-02-29',
    changeProgramme: null,
  })
  expect(read(`line=${one}&until=end`).end).toBe('2027-12-31')
})

test('REN-14: the change of programme stands in the address, and is asked for by both codes', () => {
  const choice = read(`kept=${one}&programme=SA.SWM`)
  expect(choiceGiven(choice)).toMatchObject({ changeProgramme: { from: 'SA', to: 'SWM' } })
  expect(read(choiceHref('', choice).slice(1))).toEqual(choice)
  for (const odd of ['SA', '.SWM', 'sa.swm', 'SA.SWM.HWM', 'SA%20SWM'])
    expect(read(`programme=${odd}`).programme).toBe('')
})

test('An address that means nothing is a choice of nothing', () => {
  expect(read('line=drop-table&state=perhaps&until=99&endsFrom=now&endsBy=soon')).toMatchObject({
    lines: [],
    state: '',
    until: '12',
    endsFrom: '',
    endsBy: '',
  })
})
