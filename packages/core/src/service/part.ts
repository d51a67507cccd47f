import type { Part } from '../plugin/define-plugin.ts'
import {
  addAgreement,
  changeAgreement,
  endAgreement,
  listAgreements,
  readAgreement,
  renewAgreement,
} from './agreements.ts'
import { serviceArea } from './area.ts'
import { addInstitution, changeInstitution, listInstitutions, readInstitution } from './institutions.ts'
import { mayHave, offered, offeredOne } from './public-services.ts'
import { addService, changeService, checkEligibility, listServices, readService } from './services.ts'
import { serviceTables } from './tables.ts'

export const servicePart: Part = {
  area: serviceArea,
  tables: serviceTables,
  operations: [
    addInstitution,
    changeInstitution,
    addAgreement,
    changeAgreement,
    renewAgreement,
    endAgreement,
    addService,
    changeService,
  ],
  queries: [
    listInstitutions,
    readInstitution,
    listAgreements,
    readAgreement,
    listServices,
    readService,
    checkEligibility,
  ],
  publicQueries: [offered, offeredOne, mayHave],
  // What a centre offers is nobody's record; the contact of an institution is not an entrepreneur of the centre.
  forget: async () => ({ erased: 0, kept: [] }),
}
