import * as v from 'valibot'

/** Words on one line. */
export const Line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
/** Words that may go on for a page. */
export const Text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(5000))
/** Ids of files that were uploaded before. */
export const Files = v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.maxLength(30))
/** A language of the reader: `en`, `tar`, `pt-BR`. */
export const LanguageTag = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
