import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import type { Visit } from '../app/visit.ts'
import { renewalPaths } from './renewal-paths.ts'

/** The order that something shall be done with; its page says why where that is not possible any more. */
export async function findOrderFor(
  { call, language }: Visit,
  { number, orderId }: { number: string; orderId: string },
  action: 'book' | 'cancel',
) {
  const order = outputOf(await call('readOrder', { number, orderId }))
  if (order.actions[action] !== null) throw redirect(renewalPaths(language, number).order(orderId))
  return order
}
