import type { FastifyInstance } from 'fastify'
import type { House } from '../platform/house.ts'
import { originOf } from '../platform/http.ts'
import { statusListPublisher } from './publish-status-list.errand.ts'
import { publishedKeys } from './published-keys.ts'

/**
 * What products and licence servers fetch without signing in: the keys to verify files with (LIC-7) and the lists of
 * files that are no longer good (LIC-9, Token Status List, media type `application/statuslist+jwt`).
 */
export function servePublicDocuments(app: FastifyInstance, house: House, publicOrigin: string | null): void {
  const statusList = statusListPublisher(house)
  app.get('/.well-known/jwks.json', (_request, reply) => {
    reply.header('cache-control', 'public, max-age=300').header('access-control-allow-origin', '*')
    return reply.type('application/jwk-set+json').send(JSON.stringify(publishedKeys(house.signer)))
  })
  app.get<{ Params: { list: string } }>('/status-lists/:list', async (request, reply) => {
    const { list } = request.params
    const token = /^[1-9]\d{0,5}$/.test(list) ? await statusList(Number(list), originOf(request, publicOrigin)) : null
    if (token === null) return reply.callNotFound()
    reply.header('cache-control', 'public, max-age=20').header('access-control-allow-origin', '*')
    return reply.type('application/statuslist+jwt').send(token)
  })
}
