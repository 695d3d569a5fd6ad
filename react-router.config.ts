import type { Config } from '@react-router/dev/config'

/**
 * Pages are rendered on the server and hydrated (decision 020). The whole route manifest goes out with the first
 * document, as one cached file: discovering routes lazily would cost a request after every page.
 */
export default {
  appDirectory: 'web',
  buildDirectory: 'build',
  ssr: true,
  routeDiscovery: { mode: 'initial' },
} satisfies Config
