import { cases, enterprises, entrepreneurs, services } from '@milpa/core'
import { createTestCentre, type TestCentre, type TestEngine } from '@milpa/plugin-kit'

type NewService = Partial<Parameters<typeof services.addService.run>[0]>

/** A centre with one institution, and the words that the tests of services and cases use. */
export interface Portfolio extends TestCentre {
  readonly institution: string
  offer(name: string, more?: NewService): Promise<string>
  person(name: string): Promise<string>
  enterprise(name: string): Promise<string>
  /** Opens a case and returns its id. */
  request(service: string, person: string, as?: string): Promise<string>
  move(id: string, step: cases.Step, more?: { reason?: string; institutionId?: string }): Promise<cases.Status>
}

export async function openPortfolio(engine: TestEngine): Promise<Portfolio> {
  const centre = await createTestCentre({ engine })
  const { id: institution } = await centre.run(
    services.addInstitution,
    { name: 'Instituto de las Mujeres', kind: 'public' },
    'coordinator',
  )
  return {
    ...centre,
    institution,
    offer: async (name, more = {}) => {
      const service = {
        name,
        kind: 'training' as const,
        institutionId: institution,
        costKind: 'free' as const,
        ...more,
      }
      return (await centre.run(services.addService, service, 'coordinator')).id
    },
    person: async (displayName) => (await centre.run(entrepreneurs.register, { displayName }, 'adviser')).id,
    enterprise: async (name) => (await centre.run(enterprises.register, { name }, 'adviser')).id,
    request: async (serviceId, personId, as = 'adviser') =>
      (await centre.run(cases.openCase, { serviceId, personId }, as)).id,
    move: async (id, step, more = {}) => (await centre.run(cases.moveCase, { id, step, ...more }, 'adviser')).status,
  }
}
