import type { pricing } from '../../contract/pricing.ts'
import type { Operation } from '../platform/operation.ts'
import { viewVersion } from './price-view.ts'

/** REN-15. Shows the rules of a version. */
export const readPriceVersion: Operation<typeof pricing.readPriceVersion> = (ctx, input) => viewVersion(ctx, input)
