/** Invented enterprises of the shape of a national directory: the same ones for the same numbers. */

const kinds = [
  ['Tortillería', '311830'],
  ['Panadería', '311812'],
  ['Carnicería', '461121'],
  ['Abarrotes', '461110'],
  ['Papelería', '465311'],
  ['Farmacia', '464111'],
  ['Estética', '812110'],
  ['Fonda', '722513'],
  ['Taller de costura', '315225'],
  ['Cocina económica', '722513'],
  ['Florería', '466312'],
  ['Miscelánea', '461110'],
  ['Lavandería', '812210'],
  ['Ferretería', '467111'],
  ['Dulcería', '461160'],
  ['Zapatería', '463310'],
  ['Pastelería', '311812'],
  ['Refaccionaria', '468211'],
  ['Frutas y verduras', '461130'],
  ['Cremería', '461150'],
] as const
const given =
  'Lupita María Rosa Juana Carmen Esperanza Guadalupe Elena Teresa Lucía Ana Marta Silvia Norma Leticia Alicia Gloria Irma Josefina Patricia Yolanda Verónica Adriana Beatriz Blanca Cecilia Claudia Dolores Esther Francisca Gabriela Hilda Inés Isabel Laura Lilia Luz Margarita Mercedes Micaela Ofelia Olga Paula Petra Raquel Rebeca Reyna Rocío Sara Sofía Susana Tomasa Úrsula Victoria Virginia Ximena Zoila'.split(
    ' ',
  )
const family =
  'Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Jiménez Reyes Díaz Torres Gutiérrez Ruiz Mendoza Aguilar Ortiz Moreno Castillo Romero Álvarez Méndez Chávez Rivera Juárez Ramos Domínguez Herrera Medina Castro Vargas Guzmán Velázquez Muñoz Rojas Contreras Salazar Luna Ortega Ávila Estrada Soto Cervantes Bautista'.split(
    ' ',
  )

/** Numbers in [0, 1) that a seed determines (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Towns crowd: half of the enterprises stand within 3 km of one of forty squares, the others anywhere in the state. */
export function inventory(count: number, seed = 7): readonly object[] {
  const draw = numbers(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * draw() * from.length)]!
  const towns = Array.from({ length: 40 }, () => ({ latitude: 18.5 + draw() * 1.5, longitude: -100.4 + draw() * 1.7 }))
  return Array.from({ length: count }, (_, at) => {
    const [kind, code] = pick(kinds)
    const town = towns[Math.floor(draw() * draw() * towns.length)]!
    const spread = draw() < 0.5 ? 0.03 : 0.6
    return {
      name: draw() < 0.15 ? `La ${pick(given)}` : `${kind} ${pick(given)}${draw() < 0.6 ? ` ${pick(family)}` : ''}`,
      activity: { classification: 'scian', code, title: kind },
      sizeBand: '0 a 5 personas',
      homeBased: false,
      place: {
        latitude: town.latitude + (draw() - 0.5) * spread,
        longitude: town.longitude + (draw() - 0.5) * spread,
      },
      locality: `Localidad ${Math.floor(draw() * 900)}`,
      territoryCode: `15${String(1 + Math.floor(draw() * draw() * 125)).padStart(3, '0')}`,
      contacts: draw() < 0.4 ? [{ kind: 'phone', value: `55${String(10_000_000 + at)}`, publishable: true }] : [],
      externalIds: [{ system: 'denue', value: String(1_000_000 + at) }],
    }
  })
}
