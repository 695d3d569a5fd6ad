import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { apiDocument } from './api-document.ts'
import { type DemoLoader, loadDemoIfEmpty } from './demo.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { authenticate } from './identity/authenticate.ts'
import { jobs } from './jobs.ts'
import { servePublicDocuments } from './licences/public-documents.ts'
import type { Config } from './platform/config.ts'
import type { Door } from './platform/door.ts'
import { serveHealth } from './platform/health.ts'
import type { House } from './platform/house.ts'
import { openHttp } from './platform/http.ts'
import { type JobRunner, startJobs } from './platform/job-runner.ts'
import { type Log, openLog } from './platform/log.ts'
import { mountWeb } from './platform/web.ts'
import { served } from './routes.ts'
import { timetable } from './schedule.ts'

/** A portal that answers. */
export type Portal = {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  url: string
  /** What people type: the configured origin, or where it listens. */
  origin: string
  house: House
  /** Takes no more requests, finishes those under way and the jobs, closes the database. */
  stop(): Promise<void>
}

/** How a portal is started apart from its configuration. */
export type StartOptions = {
  log?: Log
  /** Where `react-router build` put the pages; null: no pages, only the API. */
  webFolder?: string | null
  /** Fills an empty database where the portal is a demo. */
  loadDemo?: DemoLoader
}

/**
 * Starts the whole portal (PLT-2): database, migrations, jobs, API, pages. Prints nothing; whoever starts it does. Throws
 * where a part does not start, after closing those that did.
 */
export async function startPortal(config: Config, options: StartOptions = {}): Promise<Portal> {
  const log = options.log ?? openLog(config.logLevel)
  const open = await openHouse(config, log)
  const closing: (() => Promise<void>)[] = [open.close]
  const closeAll = async (): Promise<void> => {
    for (const close of closing.toReversed()) await close()
  }
  try {
    const portal = { house: open.house, ownerUrl: open.database.ownerUrl }
    if (config.demo && options.loadDemo) await loadDemoIfEmpty(portal, options.loadDemo)
    const runner = await startJobs({ house: open.house, jobs, timetable, appUrl: open.database.appUrl })
    closing.push(runner.stop)
    open.onJobs(runner.wake)
    let isStopping = false
    const app = await openDoors(config, open, runner, options, () => isStopping)
    closing.push(() => app.close())
    const url = await listen(app, config)
    if (!config.publicOrigin) open.house.publicOrigin = url
    return {
      url,
      origin: open.house.publicOrigin,
      house: open.house,
      stop: async () => {
        isStopping = true
        await closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

async function openDoors(
  config: Config,
  open: OpenHouse,
  runner: JobRunner,
  options: StartOptions,
  isStopping: () => boolean,
): Promise<FastifyInstance> {
  const { house } = open
  const { publicOrigin, demo } = config
  const door: Door<House> = {
    db: house.db,
    clock: house.clock,
    ids: house.ids,
    rules: house.rules,
    house,
    issuingKeyId: () => house.signer.currentKeyId('licence-file'),
  }
  const authenticated = authenticate(house.db, house.clock)
  const app = await openHttp<House>({
    door,
    served,
    authenticate: authenticated,
    log: house.log,
    publicOrigin,
    requestsPerMinute: config.requestsPerMinute,
    demo,
  })
  serveHealth(app, house, runner, isStopping)
  servePublicDocuments(app, house, publicOrigin)
  app.get('/openapi.json', (_request, reply) =>
    reply.type('application/json').header('cache-control', 'public, max-age=300').send(apiDocument().text),
  )
  const buildFolder = options.webFolder === undefined ? defaultWebFolder : options.webFolder
  if (buildFolder !== null)
    await mountWeb<House>(app, {
      door,
      served,
      log: house.log,
      demo,
      apiDocument: () => apiDocument().document,
      formKey: house.vault.key('tokens of forms'),
      authenticate: authenticated,
      publicOrigin,
      buildFolder,
    })
  return app
}

const defaultWebFolder = join(import.meta.dirname, '..', 'build')

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  await app.listen({ port: config.port, host: config.host })
  const address: AddressInfo | string | null = app.server.address()
  const port = address !== null && typeof address === 'object' ? address.port : config.port
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return `http://${host}:${port}`
}
