import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

type Asset = { type: string; bytes: Buffer; brotli: Buffer | null; isForever: boolean }

/**
 * Serves the files that pages load: from memory, brotli as the build made it, for ever where the name holds a hash. What is
 * not there is a 404 and never a page, so that an old page asking for an old file is not answered with HTML.
 */
export async function serveAssets(app: FastifyInstance, folder: string): Promise<void> {
  const assets = await readAssets(folder)
  const answer = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const asset = assets.get(request.url.split('?')[0] ?? '')
    if (!asset) return reply.status(404).type('text/plain; charset=utf-8').send('There is no such file.\n')
    const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
    reply.header('vary', 'accept-encoding').type(asset.type)
    reply.header('cache-control', asset.isForever ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    if (!asset.brotli || !takesBrotli) return reply.send(asset.bytes)
    return reply.header('content-encoding', 'br').send(asset.brotli)
  }
  app.get('/assets/*', answer)
  for (const path of assets.keys()) if (!path.startsWith('/assets/')) app.get(path, answer)
}

async function readAssets(folder: string): Promise<Map<string, Asset>> {
  if (!existsSync(folder)) return new Map()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, Asset]> => {
        const path = `/${relative(folder, file).split(sep).join('/')}`
        const brotli = existsSync(`${file}.br`) ? await readFile(`${file}.br`) : null
        const type = types[extname(file)] ?? ''
        return [path, { type, bytes: await readFile(file), brotli, isForever: path.startsWith('/assets/') }]
      }),
    ),
  )
}
