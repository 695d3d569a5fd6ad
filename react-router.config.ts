import type { Config } from '@react-router/dev/config'

/**
 * Pages are rendered on the server and hydrated (decision 020). A document brings the routes of its own page; those that
 * its links lead to are asked for once it stands, so that the list of all routes weighs on no page's first load.
 */
export default {
  appDirectory: 'web',
  buildDirectory: 'build',
  ssr: true,
} satisfies Config
