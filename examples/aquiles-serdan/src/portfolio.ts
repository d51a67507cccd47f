import { services } from '@milpa/core'
import type { In } from './input-of.ts'
import { partners, signed, type AgreementKey, type PartnerKey } from './institutions.ts'
import type { Story } from './story.ts'

interface Offered {
  readonly by: PartnerKey
  readonly under?: AgreementKey
  /** Days ago on which it was first offered. */
  readonly ago: number
  readonly service: Omit<In<typeof services.addService>, 'institutionId' | 'agreementId'>
}

const offered = <K extends string>(services: Readonly<Record<K, Offered>>) => services

const living = { fact: 'territory' as const, in: ['08004'] }

/** What the centre of the example offers. */
export const portfolio = offered({
  diagnosis: {
    by: 'own',
    ago: 750,
    service: {
      name: 'Diagnóstico del emprendimiento',
      kind: 'technical-assistance',
      description:
        'Una hora de plática sobre costos, calidad, clientes y registros. Se lleva un plan de mejora de una hoja.',
      translations: {
        en: { name: 'Diagnosis of the enterprise', description: 'One hour, and a one-page plan to take home.' },
      },
      costKind: 'free',
      place: 'En su negocio o en el centro comunitario',
      territoryCode: '08004',
      eligibility: { all: [living] },
      public: true,
    },
  },
  course: {
    by: 'state',
    under: 'network',
    ago: 495,
    service: {
      name: 'Curso: administración de una empresa solidaria',
      kind: 'training',
      description:
        'Doce sesiones en tres meses: economía, costos, financiamiento, mercado y viabilidad del lugar. Con cuidado infantil.',
      translations: {
        en: {
          name: 'Course: running a solidarity enterprise',
          description: 'Twelve sessions in three months, with childcare.',
        },
      },
      costKind: 'free',
      place: 'Centro comunitario San Guillermo',
      territoryCode: '08004-SG',
      capacity: 18,
      capacityPeriod: 'at-once',
      eligibility: {
        all: [
          living,
          {
            any: [
              { fact: 'stage', in: ['starting', 'running', 'growing'] },
              { fact: 'answer', question: 'project' },
            ],
          },
        ],
        questions: [
          {
            id: 'project',
            words: '¿Tiene ya la idea de un proyecto propio?',
            translations: { en: 'Do you have a project of your own in mind?' },
          },
        ],
      },
      public: true,
    },
  },
  baking: {
    by: 'school',
    under: 'trades',
    ago: 385,
    service: {
      name: 'Taller de panadería y repostería',
      kind: 'training',
      description:
        'Ocho sesiones prácticas: masas, horneado, rendimiento de la receta y precio por pieza. Constancia al terminar.',
      translations: { en: { name: 'Bakery and pastry workshop' } },
      costKind: 'fixed',
      costAmount: 150_00,
      costCurrency: 'MXN',
      costPer: 'alumna',
      place: 'Centro comunitario Laderas',
      territoryCode: '08004-LS',
      capacity: 40,
      capacityPeriod: 'year',
      public: true,
    },
  },
  legal: {
    by: 'legal',
    under: 'defence',
    ago: 605,
    service: {
      name: 'Asesoría legal y trámites',
      kind: 'legal-assistance',
      description:
        'Permisos, contratos, registro de marca y alta fiscal. También orientación en pensión alimenticia y arrendamiento.',
      translations: { en: { name: 'Legal advice and paperwork' } },
      costKind: 'free',
      place: 'Centro comunitario San Guillermo, jueves',
      territoryCode: '08004-SG',
      public: true,
    },
  },
  visits: {
    by: 'own',
    ago: 745,
    service: {
      name: 'Acompañamiento técnico en el negocio',
      kind: 'technical-assistance',
      description:
        'Visitas de una asesora para ordenar cuentas, producción y ventas, con acuerdos y fecha del siguiente paso.',
      translations: { en: { name: 'Advice at your enterprise' } },
      costKind: 'free',
      place: 'En su negocio',
      territoryCode: '08004',
      eligibility: { all: [living, { fact: 'stage', in: ['starting', 'running', 'growing'] }] },
      public: true,
    },
  },
  credit: {
    by: 'savings',
    under: 'credit',
    ago: 295,
    service: {
      name: 'Orientación para ahorro y crédito',
      kind: 'finance',
      description: 'Cómo abrir una cuenta, cuánto cuesta de verdad un préstamo y qué papeles pide la caja.',
      translations: { en: { name: 'Guidance on savings and credit' } },
      costKind: 'free',
      place: 'Centro comunitario Laderas, primer y tercer martes',
      territoryCode: '08004-LS',
      eligibility: { all: [{ fact: 'months-running', atLeast: 6 }] },
      public: true,
    },
  },
  brand: {
    by: 'college',
    under: 'design',
    ago: 415,
    service: {
      name: 'Marca, etiqueta y ventas',
      kind: 'marketing',
      description: 'Nombre, logotipo, etiqueta con información completa, fotos del producto y venta por mensaje.',
      translations: { en: { name: 'Brand, label and sales' } },
      costKind: 'by-arrangement',
      place: 'En el centro, con estudiantes de diseño',
      capacity: 20,
      capacityPeriod: 'quarter',
      public: true,
    },
  },
  jobs: {
    by: 'own',
    ago: 590,
    service: {
      name: 'Bolsa de trabajo',
      kind: 'job-bank',
      description: 'Vacantes revisadas, carta de presentación y acompañamiento en la primera entrevista.',
      translations: { en: { name: 'Job bank' } },
      costKind: 'free',
      place: 'CENESO, de lunes a viernes',
      public: true,
    },
  },
  care: {
    by: 'women',
    under: 'care',
    ago: 355,
    service: {
      name: 'Cuidado infantil durante cursos y trámites',
      kind: 'childcare',
      description: 'Dos cuidadoras por sesión para niñas y niños de 1 a 10 años, con colación.',
      translations: { en: { name: 'Childcare during courses' } },
      costKind: 'free',
      place: 'El mismo centro comunitario del curso',
      capacity: 24,
      capacityPeriod: 'at-once',
      public: true,
    },
  },
  garden: {
    by: 'nursery',
    under: 'trees',
    ago: 275,
    service: {
      name: 'Huertos de traspatio y reforestación',
      kind: 'environment',
      description:
        'Semilla, composta y dos visitas para un huerto en casa; jornadas de árboles alrededor de los centros.',
      translations: { en: { name: 'Backyard gardens and trees' } },
      costKind: 'free',
      territoryCode: '08004',
      public: false,
    },
  },
})
export type ServiceKey = keyof typeof portfolio

export function tellPortfolio(story: Story): void {
  for (const one of Object.values<Offered>(portfolio)) {
    story.on(one.ago, async (scene) => {
      const { id } = await scene.run('coordinator', services.addService, {
        ...one.service,
        institutionId: scene.refOf(partners[one.by]),
        ...(one.under === undefined ? {} : { agreementId: scene.refOf(signed[one.under]) }),
      })
      scene.keep(one, id)
    })
  }
}
