import { updateSettings, type CentreRef, type Milpa } from '@milpa/core'
import { Calendar } from './calendar.ts'
import { tellCases } from './cases.ts'
import { founding, settings } from './centre.ts'
import { tellConsents } from './consents.ts'
import { tellCourses } from './courses.ts'
import { tellDuplicates } from './duplicates.ts'
import { inventBusinesses } from './enterprises.ts'
import { tellGroups } from './groups.ts'
import { tellInstitutions } from './institutions.ts'
import { tellCorrections, tellInventory } from './inventory.ts'
import { tellLedger } from './ledger.ts'
import { tellDesk } from './ledger-desk.ts'
import { inventWomen } from './people.ts'
import { readPlaces } from './places.ts'
import { tellPortfolio } from './portfolio.ts'
import { Random } from './random.ts'
import { atMoment } from './scene.ts'
import { enrolOnly, enrolStaff, type Enrol } from './staffing.ts'
import { Story } from './story.ts'
import { tell } from './tell.ts'
import { tellTerritories } from './territory.ts'
import { tellValidation } from './validation.ts'

export interface SeedOptions {
  /** Told after every step; `total` stays the same. */
  readonly progress?: (done: number, total: number) => void
  /** The day from which all others are counted back; the day of the clock of Milpa when absent. */
  readonly today?: Date
  /** Makes an account for each of `demoStaff` and puts her on the staff; without it they are staff who cannot sign in. */
  readonly enrol?: Enrol
}

export class NotEmptyError extends Error {
  override readonly name = 'NotEmptyError'
  constructor(slug: string) {
    super(
      `The demonstration is only put into an empty database. This one already has the centre "${slug}". ` +
        'Choose another folder with MILPA_DATA, or empty this one.',
    )
  }
}

/**
 * Founds the centre of the example in an empty database and fills it through operations, as its staff would have over
 * two years. The same day gives the same records; another day moves the days and leaves all counts and amounts.
 *
 * @throws NotEmptyError when there is a centre already; nothing is changed then.
 */
export async function seed(milpa: Milpa, options: SeedOptions = {}): Promise<CentreRef> {
  const [other] = await milpa.centres()
  if (other) throw new NotEmptyError(other.slug)
  const calendar = new Calendar(options.today ?? milpa.host.clock())
  const first = atMoment(milpa, calendar.at(760, 600))
  const centre = await first.foundCentre(founding)
  const staff = await enrolStaff(milpa, centre, options.enrol ?? enrolOnly(first))
  await tell(await wholeStory(calendar), milpa, centre, staff, options.progress ?? (() => undefined))
  return centre
}

async function wholeStory(calendar: Calendar): Promise<Story> {
  const places = await readPlaces()
  const women = inventWomen(places, 397)
  const businesses = inventBusinesses(women, 316, Number(calendar.day(0).slice(0, 4)))
  const story = new Story(calendar, new Random('moments'))
  story.on(759, (scene) => scene.run('director', updateSettings, settings))
  tellTerritories(story, places)
  tellInstitutions(story)
  tellPortfolio(story)
  tellInventory(story, women, businesses)
  tellConsents(story, women, businesses)
  tellValidation(story, businesses)
  tellCorrections(story, businesses)
  tellGroups(story, women)
  tellDuplicates(story, businesses)
  tellCases(story, businesses)
  tellCourses(story, businesses)
  tellLedger(story, businesses)
  tellDesk(story)
  return story
}
