import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { flag, id, line, listOf, optionalLine, organizationNumber, paragraph, whole } from './fields.ts'
import { allocation, hostIdTypes } from './licences.ts'

/** Things about a host ID that are probably a mistake, yet may be right (LIC-5). */
export const hostWarnings = [
  'full-domain-name',
  'surrounding-blanks',
  'differs-in-case',
  'multicast-mac',
  'local-mac',
] as const

const inOrganization = { number: organizationNumber }
const hostFields = {
  hostIdType: z.enum(hostIdTypes, 'not-one-of'),
  /** As typed: blanks around it are kept for the warning and taken off before anything is issued. */
  hostId: z
    .string()
    .max(300, 'too-long')
    .refine((text) => text.trim() !== '', { error: 'required' }),
  /** The value names a cluster, whose names are shorter (LIC-5). */
  cluster: flag.default(false),
}

const notNow = ['licence-ended', 'licence-not-started', 'licence-rescinded', 'licence-on-hold'] as const

/** What a file would say, in words, and what seems odd about the host; nothing is changed by asking. */
export const preview = z.strictObject({
  hostId: z.string(),
  warnings: z.array(z.enum(hostWarnings)),
  similarHostId: z.string().nullable(),
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  leftAfter: z.number().int(),
  countsAsMove: z.boolean(),
})
export type AllocationPreview = z.output<typeof preview>

const allocationInput = z.strictObject({
  ...inOrganization,
  licenceId: id,
  ...hostFields,
  quantity: whole(1, 10_000_000),
  features: listOf(z.string().max(40, 'too-long'), 100).default([]),
  label: optionalLine(100),
})

/** Binding licences to hosts, moving them, giving them back (LIC-4 to LIC-7, LIC-11, LIC-12). */
export const allocating = {
  previewAllocation: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licences/{licenceId}/allocation-preview',
    summary: 'What the file of an allocation would say, and what seems odd about the host (LIC-4, LIC-5)',
    permission: 'licence.allocate',
    input: allocationInput,
    output: preview,
    refusals: [...notNow, 'nothing-left', 'whole-licence-only', 'host-already-holds', 'move-limit-reached'],
  }),
  allocateLicence: endpoint({
    method: 'POST',
    path: '/organizations/{number}/licences/{licenceId}/allocate',
    summary: 'Binds a quantity of a licence to a host and issues its file (LIC-4 to LIC-7)',
    permission: 'licence.allocate',
    input: allocationInput,
    output: allocation,
    refusals: [...notNow, 'nothing-left', 'whole-licence-only', 'host-already-holds', 'move-limit-reached'],
    repeat: 'once',
  }),
  previewReallocation: endpoint({
    method: 'GET',
    path: '/organizations/{number}/allocations/{allocationId}/reallocation-preview',
    summary: 'What the file for the new host would say, and whether the move counts (LIC-11)',
    permission: 'licence.allocate',
    input: z.strictObject({
      ...inOrganization,
      allocationId: id,
      ...hostFields,
      /** Staff only: as an exception from the budget of moves, whose reason is given with the move itself. */
      exception: flag.default(false),
    }),
    output: preview,
    refusals: [...notNow, 'allocation-not-active', 'same-host', 'host-already-holds', 'move-limit-reached'],
  }),
  reallocateLicence: endpoint({
    method: 'POST',
    path: '/organizations/{number}/allocations/{allocationId}/reallocate',
    summary: 'Moves an allocation to another host; the old file is revoked, the new one issued (LIC-11)',
    permission: 'licence.allocate',
    input: z.strictObject({
      ...inOrganization,
      allocationId: id,
      ...hostFields,
      label: optionalLine(100),
      /** The customer attests that the old file is removed from its server. */
      oldFileRemoved: flag.refine((yes) => yes, { error: 'not-confirmed' }),
      /** Staff only: makes an exception from the budget of moves, with the reason. */
      exceptionReason: line(500).nullable().default(null),
    }),
    output: allocation,
    refusals: [...notNow, 'allocation-not-active', 'same-host', 'host-already-holds', 'move-limit-reached'],
    repeat: 'once',
  }),
  returnAllocation: endpoint({
    method: 'POST',
    path: '/organizations/{number}/allocations/{allocationId}/return',
    summary: 'Gives all or part of an allocation back to the pool; a smaller file replaces a part (LIC-12)',
    permission: 'licence.allocate',
    input: z.strictObject({
      ...inOrganization,
      allocationId: id,
      quantity: whole(1, 10_000_000),
      oldFileRemoved: flag.refine((yes) => yes, { error: 'not-confirmed' }),
    }),
    output: allocation,
    refusals: ['allocation-not-active', 'whole-licence-only', 'licence-rescinded'],
    repeat: 'once',
  }),
  changeFeatures: endpoint({
    method: 'POST',
    path: '/organizations/{number}/allocations/{allocationId}/change-features',
    summary: 'Chooses features anew; the file is re-issued and the former one superseded (LIC-4)',
    permission: 'licence.allocate',
    input: z.strictObject({
      ...inOrganization,
      allocationId: id,
      features: listOf(z.string().max(40, 'too-long'), 100),
    }),
    output: allocation,
    refusals: [...notNow, 'allocation-not-active'],
    repeat: 'once',
  }),
  reissueFile: endpoint({
    method: 'POST',
    path: '/organizations/{number}/allocations/{allocationId}/reissue',
    summary:
      'Staff: issues the file again for a mistake of the vendor’s, without touching the budget of moves (LIC-11)',
    permission: 'licence.override',
    input: z.strictObject({ ...inOrganization, allocationId: id, reason: paragraph(500) }),
    output: allocation,
    refusals: [...notNow, 'allocation-not-active'],
    repeat: 'once',
  }),
}
