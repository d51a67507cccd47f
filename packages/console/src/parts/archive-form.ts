import { say } from '../words/say.ts'
import type { FormSpec } from './form-dialog.ts'

/** Asked before anything goes into the archive: what happens then, and that it can be undone. */
export const archiveForm = (
  what: { readonly name: string } | { readonly count: number },
  archive: () => Promise<unknown>,
): FormSpec => ({
  heading: 'name' in what ? say('archive.title', what) : say('archive.titleMany', what),
  intro: say('archive.text'),
  action: say('record.archive'),
  fields: [],
  act: archive,
})
