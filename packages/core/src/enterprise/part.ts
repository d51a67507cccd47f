import type { Part } from '../plugin/define-plugin.ts'
import { activities, activityLoadList, loadActivities } from './activities.ts'
import { archive, restore } from './archive.ts'
import { enterpriseArea } from './area.ts'
import { campaignList, closeCampaign, startCampaign } from './campaigns.ts'
import { directory, one } from './directory.ts'
import { facets } from './facets.ts'
import { forgetOwner } from './forget.ts'
import { history } from './history.ts'
import { count } from './count.ts'
import { list } from './list.ts'
import { lookAlikes } from './look-alikes.ts'
import { mergeList } from './merge-list.ts'
import { map } from './map.ts'
import { distinct, merge, similar, unmerge } from './merge.ts'
import { publish, publishPhoto, publishPlace, unpublish } from './publish.ts'
import { exactPlace, read } from './read.ts'
import { register } from './register.ts'
import { registerMany } from './register-many.ts'
import { leftByOwners, rejudge, rejudgeNightly } from './rejudge.ts'
import { setPeople } from './set-people.ts'
import { showsFile } from './shows-file.ts'
import { enterpriseTables } from './tables.ts'
import { importTerritories, setTerritories, shapes, territoryList } from './territories.ts'
import { update } from './update.ts'
import { validate } from './validate.ts'

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
    rejudge,
    validate,
    startCampaign,
    closeCampaign,
    merge,
    unmerge,
    distinct,
    importTerritories,
    setTerritories,
    loadActivities,
  ],
  queries: [
    list,
    count,
    lookAlikes,
    leftByOwners,
    mergeList,
    read,
    exactPlace,
    history,
    similar,
    campaignList,
    territoryList,
    activityLoadList,
  ],
  publicQueries: [directory, one, map, facets, shapes, activities],
  jobs: [rejudgeNightly],
  forget: forgetOwner,
  showsFile,
}
