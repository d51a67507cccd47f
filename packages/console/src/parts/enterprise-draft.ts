import type { Enterprise, EnterpriseRecord, Workers } from '../api/records.ts'
import { orNull } from '../app/form-screen.ts'
import type { ContactDraft } from './contacts-editor.ts'
import type { PersonDraft } from './people-editor.ts'
import type { PlaceDraft } from './place-picker.ts'

/** An enterprise as its form holds it: text where its fields hold text. */
export interface EnterpriseDraft {
  readonly name: string
  readonly what: string
  readonly activity: { readonly classification: string; readonly code: string; readonly version: string | null } | null
  readonly activityTitle: string
  readonly stage: string
  readonly formality: string
  readonly started: string
  readonly workers: readonly Workers[]
  readonly languages: string
  readonly hours: string
  readonly homeBased: boolean
  readonly place: PlaceDraft
  readonly locality: string
  readonly territoryCode: string
  readonly notes: string
  readonly contacts: readonly ContactDraft[]
  readonly people: readonly PersonDraft[]
}

export const emptyEnterprise: EnterpriseDraft = {
  name: '',
  what: '',
  activity: null,
  activityTitle: '',
  stage: '',
  formality: '',
  started: '',
  workers: [],
  languages: '',
  hours: '',
  homeBased: true,
  place: { latitude: '', longitude: '', address: '' },
  locality: '',
  territoryCode: '',
  notes: '',
  contacts: [],
  people: [],
}

export const roleOf = ({ personId, role, since, until }: PersonDraft) => ({ personId, role, since, until })
export const peopleOf = ({ people }: EnterpriseRecord): readonly PersonDraft[] =>
  people.map(({ personId, displayName, role, since, until }) => ({ personId, name: displayName, role, since, until }))

export function draftOf(record: EnterpriseRecord): EnterpriseDraft {
  const { activity } = record
  return {
    name: record.name,
    what: record.what ?? '',
    activity: activity && { classification: activity.classification, code: activity.code, version: activity.version },
    activityTitle: activity?.title ?? '',
    stage: record.stage ?? '',
    formality: record.formality ?? '',
    started: record.started ?? '',
    workers: record.workers ?? [],
    languages: record.languages.join(', '),
    hours: record.hours ?? '',
    homeBased: record.homeBased,
    place: emptyEnterprise.place,
    locality: record.locality ?? '',
    territoryCode: record.territoryCode ?? '',
    notes: record.notes ?? '',
    contacts: record.contacts.map(({ kind, value, publishable }) => ({ kind, value, publishable })),
    people: peopleOf(record),
  }
}

/** The draft as the operations take it. A place that was not written is not mentioned: it stays what it is. */
export function fieldsOf(draft: EnterpriseDraft): Readonly<Record<string, unknown>> {
  const { latitude, longitude, address } = draft.place
  const placed = latitude.trim() !== '' && longitude.trim() !== ''
  const languages = draft.languages.split(/[,;\s]+/).filter(Boolean)
  return {
    name: draft.name.trim(),
    what: orNull(draft.what),
    activity: draft.activity && {
      classification: draft.activity.classification,
      code: draft.activity.code,
      ...(draft.activity.version === null ? {} : { version: draft.activity.version }),
    },
    stage: orNull(draft.stage),
    formality: orNull(draft.formality),
    started: orNull(draft.started),
    workers: draft.workers.length ? draft.workers : null,
    languages,
    hours: orNull(draft.hours),
    homeBased: draft.homeBased,
    locality: orNull(draft.locality),
    territoryCode: orNull(draft.territoryCode),
    notes: orNull(draft.notes),
    contacts: draft.contacts.filter(({ value }) => value.trim() !== ''),
    ...(placed || address.trim()
      ? {
          place: {
            ...(placed ? { latitude: Number(latitude), longitude: Number(longitude) } : {}),
            ...(address.trim() ? { address: address.trim() } : {}),
          },
        }
      : {}),
  } satisfies Partial<Record<keyof Enterprise | 'place', unknown>>
}
