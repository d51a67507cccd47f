import { entrepreneurs } from '@milpa/core'
import type { In } from './input-of.ts'
import type { Woman } from './people.ts'
import { Random } from './random.ts'
import type { Story } from './story.ts'

type Group = In<typeof entrepreneurs.registerGroup> & { readonly territoryCode: string }

const known: readonly { readonly ago: number; readonly women: number; readonly group: Group }[] = [
  {
    ago: 600,
    women: 11,
    group: {
      kind: 'solidarity-group',
      name: 'Las Comadres de Laderas',
      territoryCode: '08004-LS',
      purpose: 'Compran harina, manteca y gas juntas, al mayoreo.',
    },
  },
  {
    ago: 560,
    women: 9,
    group: {
      kind: 'cooperative',
      name: 'Costureras Hilo Parejo',
      territoryCode: '08004-SG',
      purpose: 'Uniformes escolares para tres primarias.',
    },
  },
  {
    ago: 520,
    women: 8,
    group: {
      kind: 'savings-group',
      name: 'Ahorro La Esperanza',
      territoryCode: '08004-SE',
      purpose: 'Cien pesos por semana y préstamo entre ellas.',
    },
  },
  {
    ago: 410,
    women: 7,
    group: {
      kind: 'solidarity-group',
      name: 'Artesanas Napawika',
      territoryCode: '08004-LS',
      purpose: 'Faldas, wares y muñecas; venden juntas en ferias.',
    },
  },
  {
    ago: 380,
    women: 6,
    group: {
      kind: 'solidarity-group',
      name: 'Conservas de la Mina',
      territoryCode: '08004-SE',
      purpose: 'Chile pasado, orejones y salsas con una sola etiqueta.',
    },
  },
  {
    ago: 290,
    women: 9,
    group: {
      kind: 'savings-group',
      name: 'Tanda Fija San Guillermo',
      territoryCode: '08004-SG',
      purpose: 'Tanda quincenal para equipo de trabajo.',
    },
  },
  {
    ago: 240,
    women: 6,
    group: {
      kind: 'solidarity-group',
      name: 'Huertos de Francisco Portillo',
      territoryCode: '08004-FP',
      purpose: 'Huertos de traspatio y venta de verdura los miércoles.',
    },
  },
  {
    ago: 150,
    women: 5,
    group: {
      kind: 'association',
      name: 'Queseras del Sur',
      territoryCode: '08004-RS',
      purpose: 'Un solo transporte para el queso y permiso sanitario común.',
    },
  },
]

const offices = ['Presidenta', 'Secretaria', 'Tesorera'] as const

/** Groups of women of one locality, with who answers for what. */
export function tellGroups(story: Story, women: readonly Woman[]): void {
  const random = new Random('groups')
  for (const { ago, women: count, group } of known) {
    const near = women.filter((one) => one.locality.code === group.territoryCode && one.ago > ago)
    const members = random.shuffled(near).slice(0, count)
    story.on(ago, async (scene) => {
      const roles = members.map((woman, index) => ({
        memberKind: 'person' as const,
        memberId: scene.refOf(woman),
        ...(index < offices.length ? { role: offices[index]! } : {}),
        since: story.calendar.day(ago),
      }))
      const { id } = await scene.run('coordinator-field', entrepreneurs.registerGroup, {
        ...group,
        since: story.calendar.day(ago + 30),
        locality: members[0]!.locality.name,
      })
      await scene.run('coordinator-field', entrepreneurs.setMembers, { id, members: roles })
    })
  }
}
