import { type Output, ProblemError } from '@milpa/client'
import { api, get, workIn } from '../api/api.ts'
import { currentLanguage } from '../words/say.ts'
import { writeAt } from '../words/write.ts'

type Me = Output<'identity.me'>
type WorkPlace = Me['centres'][number]

type Names = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Who is signed in, and in which of her centres she works now. */
export class Session {
  readonly me: Me
  readonly centre: WorkPlace
  readonly #permissions: ReadonlySet<string>
  readonly #names: Names

  constructor(me: Me, centre: WorkPlace, names: Names) {
    this.me = me
    this.centre = centre
    this.#permissions = new Set(centre.permissions)
    this.#names = names
  }

  /** Whether she holds a permission, by full name: `enterprises:edit`. */
  may(permission: string): boolean {
    return this.#permissions.has(permission)
  }

  /** What people call a permission; its name where no installed part says. */
  permissionName(permission: string): string {
    const [area = '', name = ''] = permission.split(':')
    return this.#names[area]?.[`permission.${name}`] ?? permission
  }

  /** What people call a standard role; the centre's own roles bring their names with them. */
  roleName(key: string): string {
    return this.#names['centre']?.[`role.${key}`] ?? key
  }

  /** A message of an installed part. */
  text(area: string, key: string): string | undefined {
    return this.#names[area]?.[key]
  }

  /** What people call something that was done, by the id that the audit keeps: `enterprises.update`. */
  doneName(what: string): string {
    if (what === 'reveal') return this.text('centre', 'operation.reveal') ?? what
    const [area = '', name = ''] = what.split('.')
    return this.text(area, `operation.${name}`) ?? what
  }

  /** Everything with such a name, by id, in the order of the alphabet. */
  allDoneNames(): readonly (readonly [string, string])[] {
    const found = Object.entries(this.#names).flatMap(([area, texts]) =>
      Object.entries(texts).flatMap(([key, text]) => {
        const [, name] = /^operation\.(.+)$/.exec(key) ?? []
        if (name === undefined) return []
        return [[area === 'centre' && name === 'reveal' ? name : `${area}.${name}`, text] as const]
      }),
    )
    const order = new Intl.Collator(currentLanguage())
    return found.sort(([, one], [, other]) => order.compare(one, other))
  }

  /** The same session with the texts of installed parts in the present language. */
  async retold(): Promise<Session> {
    return new Session(this.me, this.centre, await names())
  }
}

const chosenCentre = 'milpa.console.centre'

const names = (): Promise<Names> => get<Names>(`/messages/${currentLanguage()}`)

/** Who is signed in; `undefined` when nobody is. */
export async function openSession(): Promise<Session | undefined> {
  workIn(undefined)
  let me: Me
  try {
    me = await api('identity.me')
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return undefined
    throw error
  }
  const wanted = sessionStorage.getItem(chosenCentre) ?? localStorage.getItem(chosenCentre)
  const centre = me.centres.find(({ slug }) => slug === wanted) ?? me.centres[0]
  if (!centre) return undefined
  workIn(centre.slug)
  writeAt(centre)
  return new Session(me, centre, await names())
}

/** Another centre of hers, from the next page load on: nothing of the former one stays in memory. */
export function switchCentre(slug: string): void {
  sessionStorage.setItem(chosenCentre, slug)
  localStorage.setItem(chosenCentre, slug)
  location.assign('/console')
}
