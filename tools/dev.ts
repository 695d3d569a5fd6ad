import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { startDatabase } from '../server/house.ts'
import { readConfig } from '../server/platform/config.ts'
import { openLog } from '../server/platform/log.ts'
import { fail, stopOnSignals } from '../server/platform/run.ts'

const root = join(import.meta.dirname, '..')
const watched = ['contract', 'licence-file', 'messages', 'migrations', 'server', 'testing', 'tools', 'values', 'web']
/** Editors write a file in several steps, and people save several files. */
const quietMilliseconds = 200

/**
 * `npm run dev`: the portal as `npm start` runs it, started again after each change of a file; pages are built again where
 * theirs changed. The database stays up meanwhile.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  // This process uses the database too, so that it does not stop with the portal.
  const database = await startDatabase(config, openLog('warn'))
  let portal = start()
  let restarting = Promise.resolve()
  const restart = (): void => {
    restarting = restarting.then(async () => {
      await stop(portal)
      process.stdout.write('Something changed; starting again.\n')
      portal = start()
    })
  }
  const watchers = watchFiles(restart)
  stopOnSignals({
    stop: async () => {
      for (const watcher of watchers) watcher.close()
      await restarting
      await stop(portal)
      await database.stop()
    },
  })
}

function start(): ChildProcess {
  const child = spawn(process.execPath, [join(root, 'tools', 'start.ts')], { cwd: root, stdio: 'inherit' })
  child.on('exit', (code) => {
    if (code) process.stdout.write('The portal ended; it starts again when a file changes.\n')
  })
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}

function watchFiles(onChange: () => void) {
  let timer: NodeJS.Timeout | undefined
  return watched.map((folder) =>
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (name && /(\.test\.tsx?|\.gen\.ts|~)$/.test(name)) return
      clearTimeout(timer)
      timer = setTimeout(onChange, quietMilliseconds)
    }),
  )
}

await main().catch(fail)
