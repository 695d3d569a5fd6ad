import type { identity } from '../../contract/identity.ts'
import type { Operation } from '../platform/operation.ts'
import { listDemoPersonas } from './persona-queries.ts'

/** Who can be tried out in the demo, and what each is for. Served in the demo only. */
export const listPersonas: Operation<typeof identity.listPersonas> = async (ctx) => ({
  items: await listDemoPersonas(ctx.tx),
})
