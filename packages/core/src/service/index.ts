export {
  addAgreement,
  changeAgreement,
  endAgreement,
  listAgreements,
  readAgreement,
  renewAgreement,
} from './agreements.ts'
export { agreementStatuses, type AgreementStatus } from './agreement-status.ts'
export { serviceArea } from './area.ts'
export { evaluate } from './eligibility/evaluate.ts'
export { Eligibility, type Condition, type Facts, type Reason, type Verdict } from './eligibility/rule.ts'
export * from './events.ts'
export { addInstitution, changeInstitution, listInstitutions, readInstitution } from './institutions.ts'
export { mayHave, offered, offeredOne } from './public-services.ts'
export { addService, changeService, checkEligibility, listServices, readService } from './services.ts'
export { capacityPeriods, costKinds, institutionKinds, serviceKinds } from './tables.ts'
