import { eq } from '../db/index.ts'
import type { Part } from '../plugin/define-plugin.ts'
import { archive, restore } from './archive.ts'
import { enterpriseArea } from './area.ts'
import { directory, one } from './directory.ts'
import { facets } from './facets.ts'
import { history } from './history.ts'
import { list } from './list.ts'
import { map } from './map.ts'
import { publicEnterprises } from './public-enterprises.ts'
import { publish, publishPhoto, publishPlace, unpublish } from './publish.ts'
import { exactPlace, read } from './read.ts'
import { register } from './register.ts'
import { registerMany } from './register-many.ts'
import { setPeople } from './set-people.ts'
import { enterpriseTables } from './tables.ts'
import { update } from './update.ts'

export const enterprisePart: Part = {
  area: enterpriseArea,
  tables: enterpriseTables,
  operations: [
    register,
    registerMany,
    update,
    archive,
    restore,
    setPeople,
    publish,
    unpublish,
    publishPhoto,
    publishPlace,
  ],
  queries: [list, read, exactPlace, history],
  publicQueries: [directory, one, map, facets],
  forget: async () => ({ erased: 0, kept: [] }),
  async showsFile({ id }, call) {
    const shown = await call.read.from(publicEnterprises).where(eq(publicEnterprises.publicPhotoId, id)).limit(1)
    return shown.length > 0
  },
}
