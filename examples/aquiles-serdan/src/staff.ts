/** Somebody who works in the centre of the example. */
export interface DemoStaff {
  /** Short, for README, notes and tests. */
  readonly key: StaffKey
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
}
export type StaffKey =
  | 'director'
  | 'coordinator'
  | 'coordinator-field'
  | 'adviser-business'
  | 'adviser-legal'
  | 'adviser-sierra'
  | 'treasurer'
  | 'assistant'
  | 'viewer'

/** Invented, as everybody here is; `.example` is a domain that can never receive anything (RFC 2606). */
export const demoStaff: readonly DemoStaff[] = [
  { key: 'director', name: 'Graciela Armendáriz Ochoa', email: 'graciela@ceneso.example', roles: ['director'] },
  { key: 'coordinator', name: 'Norma Alicia Baeza Trevizo', email: 'norma@ceneso.example', roles: ['coordinator'] },
  {
    key: 'coordinator-field',
    name: 'Leticia Carrasco Nevárez',
    email: 'leticia@ceneso.example',
    roles: ['coordinator'],
  },
  { key: 'adviser-business', name: 'Yadira Olivas Chacón', email: 'yadira@ceneso.example', roles: ['adviser'] },
  { key: 'adviser-legal', name: 'Brenda Portillo Sáenz', email: 'brenda@ceneso.example', roles: ['adviser'] },
  { key: 'adviser-sierra', name: 'Rosa Isela Batista Moreno', email: 'isela@ceneso.example', roles: ['adviser'] },
  { key: 'treasurer', name: 'María Elena Gallegos Prieto', email: 'elena@ceneso.example', roles: ['treasurer'] },
  { key: 'assistant', name: 'Jazmín Meléndez Ruelas', email: 'jazmin@ceneso.example', roles: ['assistant'] },
  { key: 'viewer', name: 'Ofelia Durán Gutiérrez', email: 'ofelia@ceneso.example', roles: ['viewer'] },
]
