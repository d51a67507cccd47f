import { services } from '@milpa/core'
import type { In } from './input-of.ts'
import type { Story } from './story.ts'

type Institution = In<typeof services.addInstitution>
type Agreement = Omit<In<typeof services.addAgreement>, 'institutionId' | 'startsOn' | 'endsOn' | 'signedOn'>

/** The twelve community centres of the municipality of the example, by locality. */
export const communityCentres: readonly Institution[] = [
  ['San Guillermo', '08004-SG', 'Frente al parque, junto a la primaria'],
  ['El Mezquite', '08004-SG', 'Calle del Mezquite, a espaldas del kínder'],
  ['Los Nogales', '08004-SG', 'Privada del Nogal, atrás de la cancha'],
  ['Laderas', '08004-LS', 'Entrada de Laderas, donde da vuelta el camión'],
  ['Las Lomas', '08004-LS', 'Calle Lechuguilla, arriba del tanque de agua'],
  ['Ocotillo', '08004-LS', 'Privada Ocotillo, junto a la capilla'],
  ['Santa Eulalia', '08004-SE', 'Bajada de la plaza, casa de dos puertas'],
  ['La Tolva', '08004-SE', 'Calle de la Tolva, junto al museo'],
  ['El Malacate', '08004-SE', 'Calle del Malacate, subiendo por la escalera'],
  ['Francisco Portillo', '08004-FP', 'Frente a la clínica'],
  ['San Antonio', '08004-SA', 'Antigua escuela, salón del fondo'],
  ['Las Rancherías', '08004-RS', 'Salón ejidal, junto al pozo'],
].map(([name, territoryCode, address]) => ({
  name: `Centro comunitario ${name}`,
  kind: 'public' as const,
  territoryCode: territoryCode!,
  address: address!,
  notes: 'Presta el salón los días acordados; la llave se pide un día antes.',
}))

const known = <K extends string>(institutions: Readonly<Record<K, Institution>>) => institutions

/** Who gives services and signs agreements. Invented, or public offices without their real names. */
export const partners = known({
  own: { name: 'CENESO Aquiles Serdán', kind: 'own-centre', territoryCode: '08004-SG', contactPhone: '614 555 0142' },
  council: {
    name: 'Dirección municipal de Desarrollo Social',
    kind: 'public',
    territoryCode: '08004',
    contactName: 'Ventanilla de programas',
    contactPhone: '614 555 0110',
  },
  state: {
    name: 'Programa estatal de redes de economía solidaria',
    kind: 'public',
    contactName: 'Enlace de municipios',
    contactPhone: '614 555 0115',
  },
  college: {
    name: 'Universidad del Desierto Alto',
    kind: 'academic',
    contactName: 'Vinculación con la comunidad',
    contactEmail: 'vinculacion@desiertoalto.example',
  },
  school: {
    name: 'Instituto de Oficios del Nogal',
    kind: 'academic',
    contactName: 'Coordinación de cursos',
    contactPhone: '614 555 0121',
  },
  women: {
    name: 'Mujeres que Trabajan del Norte A. C.',
    kind: 'ngo',
    contactName: 'Atención a socias',
    contactEmail: 'hola@mujeresdelnorte.example',
  },
  savings: {
    name: 'Caja de Ahorro Las Lomas',
    kind: 'private',
    contactName: 'Sucursal San Guillermo',
    contactPhone: '614 555 0127',
  },
  legal: {
    name: 'Defensoría Comunitaria Tres Ríos A. C.',
    kind: 'ngo',
    contactName: 'Guardia jurídica',
    contactPhone: '614 555 0130',
  },
  nursery: {
    name: 'Vivero Comunitario Tierra Buena A. C.',
    kind: 'ngo',
    contactName: 'Brigadas de reforestación',
    contactEmail: 'brigadas@tierrabuena.example',
  },
})
export type PartnerKey = keyof typeof partners

interface Signed {
  readonly with: PartnerKey
  /** Days ago of the signature, and days from today until the end (before today when negative). */
  readonly ago: number
  readonly endsIn: number | undefined
  readonly agreement: Agreement
}

const agreed = <K extends string>(agreements: Readonly<Record<K, Signed>>) => agreements

export const signed = agreed({
  rooms: {
    with: 'council',
    ago: 735,
    endsIn: 21,
    agreement: {
      title: 'Uso de salones en los doce centros comunitarios',
      number: 'DS-014',
      ourDuties: 'Cuidar el salón y entregarlo limpio. Invitar a las vecinas de cada colonia.',
      theirDuties: 'Prestar los salones tres tardes por semana. Pagar luz y agua.',
      contributions: 'En especie: 36 horas de salón por semana.',
      noticeDays: 60,
    },
  },
  network: {
    with: 'state',
    ago: 500,
    endsIn: 48,
    agreement: {
      title: 'Formación en economía solidaria',
      number: 'RES-208',
      ourDuties: 'Convocar, llevar listas de asistencia y entregar informe por semestre.',
      theirDuties: 'Enviar dos facilitadoras por curso y el material impreso.',
      noticeDays: 60,
    },
  },
  design: {
    with: 'college',
    ago: 420,
    endsIn: 310,
    agreement: {
      title: 'Servicio social en diseño de marca y etiqueta',
      ourDuties: 'Acompañar a las estudiantes y evaluar su trabajo.',
      theirDuties: 'Diez estudiantes por semestre y la impresión de las primeras etiquetas.',
    },
  },
  trades: {
    with: 'school',
    ago: 390,
    endsIn: 155,
    agreement: {
      title: 'Cursos de panadería y costura con constancia',
      theirDuties: 'Instructora, horno móvil y constancia con valor curricular.',
      contributions: 'Cuota de recuperación de $150 por alumna.',
    },
  },
  care: {
    with: 'women',
    ago: 360,
    endsIn: 55,
    agreement: {
      title: 'Cuidado infantil durante los cursos',
      ourDuties: 'Espacio limpio y botiquín.',
      theirDuties: 'Dos cuidadoras por sesión, capacitadas en primeros auxilios.',
      noticeDays: 45,
    },
  },
  credit: {
    with: 'savings',
    ago: 300,
    endsIn: undefined,
    agreement: {
      title: 'Orientación y apertura de cuentas de ahorro',
      theirDuties: 'Una asesora cada quincena y apertura de cuenta sin saldo mínimo.',
    },
  },
  defence: {
    with: 'legal',
    ago: 610,
    endsIn: -40,
    agreement: {
      title: 'Asesoría legal gratuita',
      theirDuties: 'Guardia jurídica los jueves y acompañamiento en trámites.',
      noticeDays: 30,
    },
  },
  trees: {
    with: 'nursery',
    ago: 280,
    endsIn: 440,
    agreement: {
      title: 'Huertos de traspatio y reforestación',
      theirDuties: 'Planta, semilla y dos brigadas por año alrededor de los centros comunitarios.',
    },
  },
})
export type AgreementKey = keyof typeof signed

/** Adds institutions, signs agreements; one is renewed, one was ended before its time. */
export function tellInstitutions(story: Story): void {
  const { calendar } = story
  for (const one of [...Object.values(partners), ...communityCentres]) {
    story.on(755, async (scene) => {
      scene.keep(one, (await scene.run('coordinator', services.addInstitution, one)).id)
    })
  }
  for (const one of Object.values<Signed>(signed)) {
    story.on(one.ago, async (scene) => {
      const { id } = await scene.run('coordinator', services.addAgreement, {
        ...one.agreement,
        institutionId: scene.refOf(partners[one.with]),
        signedOn: calendar.day(one.ago),
        startsOn: calendar.day(one.ago),
        ...(one.endsIn === undefined ? {} : { endsOn: calendar.day(-one.endsIn) }),
      })
      scene.keep(one, id)
    })
  }
  story.on(52, async (scene) => {
    await scene.run('director', services.renewAgreement, {
      id: scene.idOf(signed.defence),
      signedOn: calendar.day(52),
      endsOn: calendar.day(-325),
    })
  })
  story.on(700, async (scene) => {
    const { id } = await scene.run('coordinator', services.addAgreement, {
      institutionId: scene.refOf(partners.college),
      title: 'Estudio de mercado con estudiantes de economía',
      startsOn: calendar.day(700),
      endsOn: calendar.day(430),
    })
    scene.keep(endedEarly, id)
  })
  story.on(560, (scene) =>
    scene.run('director', services.endAgreement, {
      id: scene.idOf(endedEarly),
      because: 'La universidad cambió de plan de estudios y retiró al grupo.',
    }),
  )
}

const endedEarly = { title: 'market study' }
