import { area } from '../operations/area.ts'
import * as messages from './messages/index.ts'

const everyone = ['director', 'coordinator', 'adviser', 'treasurer', 'assistant', 'viewer'] as const
const lead = ['director', 'coordinator'] as const

/** The portfolio: institutions, the agreements with them, and the services that they and the centre give. */
export const serviceArea = area('services', {
  permissions: {
    read: { title: 'See the portfolio, institutions and agreements', roles: everyone },
    edit: { title: 'Change the portfolio of services', roles: lead },
    institutions: { title: 'Keep institutions and agreements', roles: lead },
  },
  errors: {
    INSTITUTION_UNKNOWN: { status: 422, title: 'There is no such institution in this centre' },
    INSTITUTION_INACTIVE: { status: 409, title: 'The institution is no longer active' },
    AGREEMENT_UNKNOWN: { status: 422, title: 'There is no such agreement in this centre' },
    AGREEMENT_OF_ANOTHER: { status: 422, title: 'The agreement is with another institution' },
    AGREEMENT_ENDED: { status: 409, title: 'The agreement was ended' },
    AGREEMENT_RENEWED: { status: 409, title: 'The agreement was renewed before' },
    DAYS_OUT_OF_ORDER: { status: 422, title: 'The last day stands before the first' },
    COST_INCOMPLETE: { status: 422, title: 'A fixed cost needs an amount and a currency, others have none' },
    CAPACITY_INCOMPLETE: { status: 422, title: 'A capacity needs a number and its period' },
    CURRENCY_UNKNOWN: { status: 422, title: 'The currency is not one of ISO 4217' },
  },
  messages,
})
