import { z } from 'zod'
import { earlier, type Instant, isInstant } from '../../values/calendar.ts'
import type { Vault } from '../platform/vault.ts'
import { deviceDays } from './session-rules.ts'

/** What a browser carries of former sign-ins: an id of its own, and who signed in when, the latest first. */
export type Device = { id: string; signIns: { userId: string; at: Instant }[] }

const shape = z.strictObject({
  id: z.string(),
  signIns: z.array(z.strictObject({ userId: z.string(), at: z.string().refine(isInstant) })),
})
const purpose = 'browser that has signed in'
const mostSignIns = 5

/** The device of a cookie, or null where it is none of ours. */
export function readDevice(vault: Vault, cookie: string | null | undefined): Device | null {
  const text = cookie ? vault.open(purpose, cookie) : null
  return text === null ? null : shape.parse(JSON.parse(text))
}

/** The cookie of a device. */
export function writeDevice(vault: Vault, device: Device): string {
  return vault.seal(purpose, JSON.stringify(device))
}

/** Whether this person has signed in with this browser not too long ago. */
export function isKnownTo(device: Device | null, userId: string, now: Instant): device is Device {
  const oldest = earlier(now, { days: deviceDays })
  return device?.signIns.some((one) => one.userId === userId && one.at > oldest) ?? false
}

/** The device after one more sign-in. */
export function afterSignIn(device: Device, userId: string, now: Instant): Device {
  const others = device.signIns.filter((one) => one.userId !== userId)
  return { id: device.id, signIns: [{ userId, at: now }, ...others].slice(0, mostSignIns) }
}
