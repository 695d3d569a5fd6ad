import type { Theme } from './visit.ts'

const year = 365 * 24 * 60 * 60

/** The cookie that keeps a reader's theme in this browser, signed in or not. */
export function themeCookie(theme: Theme, origin: string): string {
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  return `theme=${theme}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly${secure}`
}
