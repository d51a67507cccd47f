import * as v from 'valibot'
import { and, asc, desc, eq } from '../db/index.ts'
import { entrepreneurArea } from './area.ts'
import { consentTexts, purposes } from './tables.ts'

const Language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
const Texts = v.pipe(
  v.record(Language, v.pipe(v.string(), v.trim(), v.minLength(20), v.maxLength(5000))),
  v.check((texts) => Object.keys(texts).length > 0, 'one_language'),
)

/** Writes a new version of what people are asked. Versions are never changed: who agreed, agreed to that very text. */
export const addConsentText = entrepreneurArea.operation({
  name: 'add-consent-text',
  title: 'Write a new version of a text of consent',
  path: '/consent-texts',
  permission: 'texts',
  about: 'consent-text',
  input: v.object({ purpose: v.picklist(purposes), texts: Texts }),
  output: v.object({ id: v.string(), version: v.number() }),
  async run({ purpose, texts }, call) {
    const [newest] = await call.tx
      .select({ version: consentTexts.version })
      .from(consentTexts)
      .where(and(call.mine(consentTexts), eq(consentTexts.purpose, purpose)))
      .orderBy(desc(consentTexts.version))
      .limit(1)
    const id = call.id()
    const version = (newest?.version ?? 0) + 1
    await call.tx.insert(consentTexts).values({
      id,
      centreId: call.centre.id,
      purpose,
      version,
      texts,
      createdAt: call.at,
      createdBy: call.actor.id,
    })
    return { id, version }
  },
})

/** All texts of consent, the newest version of each purpose first. */
export const consentTextList = entrepreneurArea.query({
  name: 'consent-texts',
  title: 'See the texts of consent',
  path: '/consent-texts',
  permission: 'read',
  input: v.object({}),
  output: v.object({
    items: v.array(
      v.object({
        id: v.string(),
        purpose: v.picklist(purposes),
        version: v.number(),
        texts: v.record(v.string(), v.string()),
        createdAt: v.string(),
      }),
    ),
  }),
  async run(_input, call) {
    const rows = await call.read
      .select()
      .from(consentTexts)
      .where(call.mine(consentTexts))
      .orderBy(asc(consentTexts.purpose), desc(consentTexts.version))
    return {
      items: rows.map(({ id, purpose, version, texts, createdAt }) => ({
        id,
        purpose,
        version,
        texts: { ...texts },
        createdAt: createdAt.toISOString(),
      })),
    }
  },
})
