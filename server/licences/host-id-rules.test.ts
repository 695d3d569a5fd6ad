import { expect, test } from 'vitest'
import { FieldsInvalid } from '../platform/refusal.ts'
import { fitsShape, hostWarningsOf, readHostId } from './host-id-rules.ts'

const anyKind = { host_id_types: ['hostname', 'mac', 'serial', 'uuid'] as const, serial_shape: null }
const product = { ...anyKind, host_id_types: [...anyKind.host_id_types] }
const given = (hostIdType: 'hostname' | 'mac' | 'serial' | 'uuid', hostId: string, cluster = false) => ({
  hostIdType,
  hostId,
  cluster,
})

test.each([
  ['hostname', 'SRV-Lic-01', 'SRV-Lic-01'],
  ['hostname', ' srv-lic-01 ', 'srv-lic-01'],
  ['hostname', 'srv.example.com', 'srv.example.com'],
  ['hostname', `${'a'.repeat(63)}.b`, `${'a'.repeat(63)}.b`],
  ['mac', '00-1B-44-11-3A-B7', '00:1b:44:11:3a:b7'],
  ['mac', '001b.4411.3ab7', '00:1b:44:11:3a:b7'],
  ['mac', '001B44113AB7', '00:1b:44:11:3a:b7'],
  ['uuid', '123E4567-E89B-12D3-A456-426614174000', '123e4567-e89b-12d3-a456-426614174000'],
  ['serial', 'NX-0042', 'NX-0042'],
] as const)('LIC-5: the %s “%s” is stored in one form', (type, typed, stored) => {
  expect(readHostId(given(type, typed), product)).toMatchObject({ type, value: stored, key: stored.toLowerCase() })
})

test.each([
  ['hostname', 'srv lic', 'not-a-host-name'],
  ['hostname', '-srv', 'not-a-host-name'],
  ['hostname', 'srv_1', 'not-a-host-name'],
  ['hostname', 'ñandú', 'not-a-host-name'],
  ['hostname', 'a'.repeat(64), 'not-a-host-name'],
  ['hostname', `${'abcdefghi.'.repeat(30)}x`, 'not-a-host-name'],
  ['mac', '00:1B:44:11:3A', 'not-a-mac'],
  ['mac', '00:1B-44:11:3A:B7', 'not-a-mac'],
  ['mac', '00:1B:44:11:3A:ZZ', 'not-a-mac'],
  ['uuid', '123e4567e89b12d3a456426614174000', 'not-a-uuid'],
  ['serial', 'añb', 'not-a-serial'],
] as const)('LIC-5: the %s “%s” is refused at the field', (type, typed, code) => {
  expect(faultsOf(() => readHostId(given(type, typed), product))).toEqual([`hostId: ${code}`])
})

test('LIC-5: a cluster name has at most 15 characters', () => {
  expect(readHostId(given('hostname', 'CLUSTER-MADRID1', true), product).value).toBe('CLUSTER-MADRID1')
  expect(faultsOf(() => readHostId(given('hostname', 'CLUSTER-MADRID-1', true), product))).toEqual([
    'hostId: cluster-name-too-long',
  ])
  expect(readHostId(given('hostname', 'CLUSTER-MADRID-1'), product).value).toBe('CLUSTER-MADRID-1')
})

test('LIC-1: only the kinds of host ID that the product allows are taken, and serials in its shape', () => {
  const appliance = { host_id_types: ['serial' as const], serial_shape: 'AA-9999' }
  expect(faultsOf(() => readHostId(given('hostname', 'srv'), appliance))).toEqual(['hostIdType: host-type-not-allowed'])
  expect(faultsOf(() => readHostId(given('serial', 'NX-42'), appliance))).toEqual(['hostId: not-a-serial'])
  expect(readHostId(given('serial', 'NX-0042'), appliance).value).toBe('NX-0042')
  expect(fitsShape('N1-ab', 'AX-XX')).toBe(true)
  expect(fitsShape('11-ab', 'AX-XX')).toBe(false)
})

test.each([
  ['hostname', 'srv.example.com', [], ['full-domain-name']],
  ['hostname', ' srv', [], ['surrounding-blanks']],
  ['hostname', 'srv-1', ['SRV-1'], ['differs-in-case']],
  ['hostname', 'srv-1', ['SRV-1', 'srv-1'], []],
  ['mac', '01:00:5e:00:00:01', [], ['multicast-mac']],
  ['mac', '02:00:00:00:00:01', [], ['local-mac']],
  ['mac', '00:1b:44:11:3a:b7', [], []],
] as const)('LIC-5: %s “%s” with %j in use is let through with the warnings %j', (type, typed, inUse, warnings) => {
  const typedHost = given(type, typed)
  expect(hostWarningsOf(typedHost, readHostId(typedHost, product), inUse)).toEqual(warnings)
})

function faultsOf(read: () => unknown): string[] {
  try {
    read()
  } catch (error) {
    if (error instanceof FieldsInvalid) return error.faults.map(({ path, code }) => `${path}: ${code}`)
    throw error
  }
  return []
}
