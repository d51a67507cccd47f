import { Readable } from 'node:stream'
import {
  actorOfMember,
  fileById,
  filesArea,
  isFileShown,
  membershipsOf,
  permissionOfFile,
  problem,
  type FileRow,
} from '@milpa/core'
import { answer, askedAgain, hasAlready } from '../app/answer.ts'
import type { Host, HostApp, HostContext } from '../app/env.ts'
import { allows } from '../access/allows.ts'
import { callerOf, sessionOf } from '../access/doors.ts'
import { ownOrigin, refuseForeignOrigin } from '../security/origin.ts'
import { FileStore, type Rendering } from './file-store.ts'
import { receive } from './receive.ts'

const optional = (text: string | undefined): string | undefined => (text === '' ? undefined : text)

/**
 * `POST /api/files?audience=&name=&permission=&subjectKind=&subjectId=` takes one file as the body;
 * `GET /files/<id>` and `/files/<id>/thumb` give it back to whoever may see it.
 */
export function mountFiles(app: HostApp, host: Host): void {
  const store = new FileStore(host.settings.data)
  app.post('/api/files', async (c) => answer(c, await upload(c, host, store), 'no-store'))
  app.get('/files/:id', (c) => send(c, host, store, 'whole'))
  app.get('/files/:id/thumb', (c) => send(c, host, store, 'thumb'))
}

async function upload(c: HostContext, host: Host, store: FileStore) {
  const { settings, milpa } = host
  const caller = await host.callerOf(c)
  if (caller.bySession) refuseForeignOrigin(c, ownOrigin(c, settings.publicUrl, settings.trustProxy))
  if (!allows(caller.actor, filesArea.permission('upload'))) throw problem('FORBIDDEN')
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > settings.uploadLimit) throw problem('TOO_LARGE')
  const audience = c.req.query('audience') ?? 'staff'
  if (audience !== 'public' && audience !== 'staff') {
    throw problem('INVALID_INPUT', { issues: [{ pointer: '/audience', rule: 'picklist', expected: 'public | staff' }] })
  }
  const { body } = c.req.raw
  if (!body) throw problem('MALFORMED')
  const facts = {
    body,
    type: c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase(),
    name: optional(c.req.query('name')),
    audience,
    permission: optional(c.req.query('permission')),
    subjectKind: optional(c.req.query('subjectKind')),
    subjectId: optional(c.req.query('subjectId')),
  } as const
  return receive(milpa, store, caller, facts, settings.uploadLimit)
}

async function send(c: HostContext, host: Host, store: FileStore, rendering: Rendering): Promise<Response> {
  const file = await fileById(host.milpa.host.read, c.req.param('id') ?? '')
  // No such file, another centre's, one that may not be seen: all the same to who may not know.
  if (!file) throw problem('NOT_FOUND')
  const shown = await isFileShown(host.milpa, file)
  if (!shown && !(await maySee(c, host, file))) throw problem('NOT_FOUND')
  const etag = `"${file.sha256}${rendering === 'thumb' ? '-thumb' : ''}"`
  c.header('ETag', etag)
  c.header('Cache-Control', shown ? askedAgain : 'private, no-cache')
  if (hasAlready(c, etag)) return c.body(null, 304)
  const size = await store.sizeOf(file.id, rendering)
  if (size === undefined) throw problem('NOT_FOUND')
  c.header('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
  c.header('Content-Disposition', dispositionOf(file))
  c.header('Content-Type', file.mediaType)
  c.header('Content-Length', String(size))
  return c.body(Readable.toWeb(store.read(file.id, rendering)) as ReadableStream)
}

/** Images are shown in place; everything else is for saving. */
function dispositionOf({ mediaType, name, id }: FileRow): string {
  if (mediaType.startsWith('image/')) return 'inline'
  const plain = (name ?? id).replaceAll(/[^\w .-]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name ?? id)}`
}

/** Of a person who works in several centres, the place in the file's own counts: a picture in a page names no centre. */
async function maySee(c: HostContext, host: Host, file: FileRow): Promise<boolean> {
  const permission = permissionOfFile(file)
  if (c.req.header('authorization') !== undefined) {
    const { centre, actor } = await callerOf(c, host)
    return centre.id === file.centreId && allows(actor, permission)
  }
  const person = await sessionOf(c, host)
  if (!person) return false
  const { read, registry } = host.milpa.host
  const membership = (await membershipsOf(read, person.userId)).find(({ centre }) => centre.id === file.centreId)
  return membership !== undefined && allows(await actorOfMember(read, registry.permissions, membership), permission)
}
