import type { cases } from '@milpa/core'
import type { In } from './input-of.ts'
import type { ServiceKey } from './portfolio.ts'

type Outcome = Pick<In<typeof cases.recordOutcome>, 'kind' | 'words'> & {
  /** Pesos a month, or people: the least and the most before, and by how much it grew. */
  readonly figure?: {
    readonly name: string
    readonly currency?: string
    readonly before: readonly [number, number]
    readonly growth: readonly [number, number]
  }
}

/** What is written in the cases of one service. */
export interface CaseWords {
  readonly asks: readonly string[]
  readonly kinds: readonly ('visit' | 'office' | 'call' | 'message')[]
  /** Notes of contacts, in the order in which such a case goes. */
  readonly notes: readonly (readonly string[])[]
  readonly next: readonly string[]
  readonly topics: readonly string[]
  readonly outcomes: readonly Outcome[]
}

const sales = { name: 'Ventas al mes', currency: 'MXN', before: [1800, 9500], growth: [8, 45] } as const

export const caseWords: Readonly<Record<Exclude<ServiceKey, 'course'>, CaseWords>> = {
  diagnosis: {
    asks: [
      'Quiere saber si de verdad gana con lo que vende.',
      'Vende bien pero no le queda dinero a fin de mes.',
      'Pide que alguien revise sus cuentas con ella.',
    ],
    kinds: ['visit', 'office'],
    notes: [
      [
        'Diagnóstico aplicado. Lo más débil: registros; no separa el dinero de la casa.',
        'Diagnóstico aplicado. Buena calidad, pero no ha subido precios en dos años.',
        'Se contaron costos de una semana: le faltaba sumar el gas y su propio tiempo.',
      ],
      [
        'Se entregó el plan de mejora y se leyó con ella punto por punto.',
        'Eligió dos mejoras: libreta de ventas y lista de precios a la vista.',
      ],
    ],
    next: ['Revisar la libreta de ventas', 'Llevarle el formato de costos', 'Llamar para saber si ya separó la caja'],
    topics: ['costos', 'registros', 'precios'],
    outcomes: [
      { kind: 'skill', words: 'Lleva libreta de ventas y sabe cuánto le cuesta cada pieza.' },
      { kind: 'more-income', words: 'Ajustó precios y dejó de vender por debajo del costo.', figure: sales },
    ],
  },
  baking: {
    asks: ['Quiere hacer pan para vender en su cuadra.', 'Hornea desde hace años y busca su constancia.'],
    kinds: ['office'],
    notes: [
      ['Se inscribió y pagó la cuota. Trae a su niña al cuidado infantil.', 'Inscrita en el grupo de la tarde.'],
      [
        'Terminó las ocho sesiones; horneó para la feria del centro.',
        'Practicó el rendimiento de la receta y fijó precio por pieza.',
      ],
    ],
    next: ['Entregar la constancia', 'Avisarle del siguiente grupo', 'Pesar la receta en su casa'],
    topics: ['producción', 'recetas', 'precios'],
    outcomes: [
      { kind: 'skill', words: 'Obtuvo constancia y vende pan dos días por semana.' },
      { kind: 'new-product', words: 'Agregó empanadas y pan de elote a lo que ya vendía.' },
    ],
  },
  legal: {
    asks: [
      'Le piden licencia de funcionamiento y no sabe por dónde empezar.',
      'Quiere registrar el nombre de su negocio.',
      'El dueño del local quiere subir la renta sin contrato.',
    ],
    kinds: ['office', 'call'],
    notes: [
      [
        'Se revisaron los papeles; falta comprobante de domicilio a su nombre.',
        'La abogada explicó los pasos y el costo del trámite.',
        'Se redactó con ella la carta al arrendador.',
      ],
      [
        'Entregó los documentos en la ventanilla. Folio anotado en su carpeta.',
        'Se buscó el nombre en el registro y está libre.',
      ],
      ['Llegó la respuesta: procede.', 'Firmó contrato por un año con la renta anterior.'],
    ],
    next: ['Preguntar por el folio en ventanilla', 'Reunir identificación y comprobante', 'Acompañarla a firmar'],
    topics: ['permisos', 'contratos', 'marca'],
    outcomes: [
      { kind: 'formalised', words: 'Obtuvo su licencia de funcionamiento.' },
      { kind: 'formalised', words: 'Quedó inscrita como contribuyente de régimen simplificado.' },
      { kind: 'other', words: 'Tiene contrato por escrito de su local.' },
    ],
  },
  visits: {
    asks: [
      'Pide que la visiten en su negocio para ordenar la producción.',
      'Quiere vender más entre semana.',
      'Va a mover el negocio a un local y tiene dudas.',
    ],
    kinds: ['visit', 'visit', 'call', 'message'],
    notes: [
      [
        'Primera visita. Acuerdo: anotar cada venta durante dos semanas.',
        'Se midió cuánto produce en una mañana y cuánto desperdicia.',
        'Se recorrió la cuadra con ella: no hay otro negocio igual cerca, sí dos que lo quieren.',
      ],
      [
        'Trae la libreta completa. Los jueves casi no vende; probará con pedidos.',
        'Reacomodó la mesa de trabajo y ya no se le juntan los pedidos.',
        'Compró por mayoreo con dos vecinas y bajó el costo.',
      ],
      [
        'Tomó fotos y puso precios a la vista. Llegaron clientas nuevas.',
        'Consiguió clientas fijas los viernes.',
        'Revisamos el punto de equilibrio: ya sabe cuánto tiene que vender por semana.',
      ],
      ['Última visita. Sigue sola y sabe a quién llamar.', 'Acordó con su hija turnarse en el mostrador.'],
    ],
    next: [
      'Revisar la libreta de dos semanas',
      'Llevarle el formato de inventario',
      'Visitarla en día de venta',
      'Hablar con la escuela por lo que necesita',
      'Preguntar cómo le fue en el tianguis',
    ],
    topics: ['producción', 'ventas', 'costos', 'organización'],
    outcomes: [
      { kind: 'more-income', words: 'Vende más entre semana con pedidos por mensaje.', figure: sales },
      { kind: 'new-customers', words: 'Tiene clientas fijas en dos colonias más.' },
      {
        kind: 'jobs',
        words: 'Contrató a una vecina por las mañanas.',
        figure: { name: 'Personas que trabajan', before: [1, 2], growth: [50, 100] },
      },
    ],
  },
  credit: {
    asks: ['Necesita equipo y no quiere pedir a prestamista.', 'Quiere ahorrar para no depender de los abonos.'],
    kinds: ['office', 'call'],
    notes: [
      [
        'Se comparó el costo total de tres préstamos; el de la tienda sale al doble.',
        'Se hizo cuenta de cuánto puede apartar por semana.',
      ],
      ['Abrió su cuenta de ahorro con 50 pesos.', 'Juntó los papeles que pide la caja.'],
    ],
    next: ['Comparar dos cotizaciones del equipo', 'Ver cuánto lleva ahorrado', 'Acompañarla a la caja'],
    topics: ['ahorro', 'crédito'],
    outcomes: [
      { kind: 'savings', words: 'Ahorra cada semana en su propia cuenta.' },
      {
        kind: 'credit',
        words: 'La caja le autorizó su primer crédito.',
        figure: { name: 'Crédito obtenido', currency: 'MXN', before: [0, 0], growth: [4000, 15000] },
      },
    ],
  },
  brand: {
    asks: ['Sus productos no llevan etiqueta y una tienda se la pide.', 'Quiere un nombre que se recuerde.'],
    kinds: ['office', 'message'],
    notes: [
      [
        'Tres propuestas de nombre; escogió la que le gusta a su familia.',
        'Se tomaron fotos del producto con luz de ventana.',
      ],
      ['Etiqueta terminada, con todos los datos. Imprimen cien.', 'Abrió su catálogo para vender por mensaje.'],
    ],
    next: ['Revisar la prueba de la etiqueta', 'Mandar las fotos a las estudiantes', 'Recoger las etiquetas impresas'],
    topics: ['marca', 'etiqueta', 'ventas'],
    outcomes: [
      { kind: 'new-customers', words: 'Entró a dos tiendas gracias a la etiqueta.' },
      { kind: 'more-income', words: 'Vende por mensaje a otras colonias.', figure: sales },
    ],
  },
  jobs: {
    asks: ['Busca trabajo de medio turno cerca de la escuela.', 'Dejó la maquila y busca cocina o limpieza.'],
    kinds: ['office', 'call'],
    notes: [
      ['Se hizo su carta de presentación.', 'Se le mostraron tres vacantes; le interesa la del comedor.'],
      ['Fue a la entrevista acompañada.', 'Quedó a prueba dos semanas.'],
    ],
    next: ['Llamar al comedor por la vacante', 'Preguntar cómo va la prueba'],
    topics: ['empleo'],
    outcomes: [{ kind: 'other', words: 'Trabaja medio turno con seguro social.' }],
  },
  care: {
    asks: ['Pide cuidado para su hijo mientras toma el curso.', 'Sin cuidado infantil no puede venir los martes.'],
    kinds: ['office'],
    notes: [
      ['Se registró al niño; sin alergias.', 'Se registró a la niña; come de todo menos nuez.'],
      ['Asistió sin faltas; el niño se queda contento.'],
    ],
    next: ['Confirmar los horarios del siguiente mes'],
    topics: ['cuidado'],
    outcomes: [{ kind: 'care', words: 'Pudo terminar el curso porque hubo cuidado infantil.' }],
  },
  garden: {
    asks: [
      'Quiere sembrar en su patio para el gasto de la casa.',
      'Pide árboles para la banqueta del centro comunitario.',
    ],
    kinds: ['visit'],
    notes: [
      ['Se midió el patio y se prepararon dos camas con composta.', 'Se entregó semilla de acelga, rábano y cilantro.'],
      ['Segunda visita: ya cosecha acelga y regala a su vecina.', 'Tres de cuatro árboles prendieron.'],
    ],
    next: ['Llevar más composta', 'Revisar el riego'],
    topics: ['huerto', 'agua'],
    outcomes: [{ kind: 'environment', words: 'Cosecha verdura en casa y junta agua de lluvia.' }],
  },
}

/** Sessions of the three-month course. */
export const courseSessions = [
  'Presentación, acuerdos del grupo y para qué una empresa solidaria',
  'Economía de todos los días: de dónde viene y a dónde va el dinero',
  'Costos fijos y costos que cambian',
  'Cuánto vale mi tiempo',
  'Precio y punto de equilibrio',
  'Estudio de mercado: preguntar en la cuadra',
  'El lugar: recorrido y mapa de lo que hay y lo que falta',
  'Equipo e inventario',
  'De dónde puede venir el dinero: ahorro, crédito y programas',
  'Organizarse: tareas, reglas y acuerdos entre socias',
  'Vender: exhibir, hablar y cobrar',
  'Presentación de cada proyecto y cierre',
] as const

export const withdrawals = [
  'Entró a trabajar de turno completo.',
  'Se fue a vivir a Delicias con su hija.',
  'Cuida a un familiar enfermo y no puede seguir por ahora.',
  'Decidió no seguir; dejó dicho que vuelve cuando pase la temporada.',
]
export const referrals = {
  legal: 'Es un asunto de pensión alimenticia; lo lleva la defensoría.',
  savings: 'Pide un crédito mayor; la caja lo evalúa.',
  council: 'Necesita permiso para vender en la vía pública.',
  school: 'Quiere el curso largo con certificado.',
  women: 'Pide acompañamiento que el centro no da; aceptó que la llamaran.',
} as const
