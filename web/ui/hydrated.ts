import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** True once scripts run: false on the server and while the page comes alive, so that both write the same. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
