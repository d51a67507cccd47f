import type { Random } from './random.ts'

/** Given names as women of these ages bear them in Chihuahua, with how others call them. */
const older = (
  'Guadalupe:Lupita María:Mary Socorro:Coco Consuelo:Chelo Esperanza:Pera Josefina:Chepina Amparo Ofelia Elvira ' +
  'Hortensia:Tencha Dolores:Lola Refugio:Cuca Rosario:Chayo Ramona:Moncha Herminia Eulalia:Lala Aurelia Delfina ' +
  'Manuela:Nela Soledad:Chole Estela Teresa:Tere Catalina:Cata Francisca:Paquita Petra Bertha Irene Micaela Cruz ' +
  'Antonia:Toña'
).split(' ')
const middle = (
  'Leticia:Lety Patricia:Paty Silvia Norma Martha Blanca Yolanda:Yoli Maricela Araceli:Chely Rosalba Graciela:Chela ' +
  'Verónica:Vero Claudia Sandra Lorena Elizabeth:Eli Adriana Susana Gabriela:Gaby Alma Irma Lilia Olga Luz Rocío ' +
  'Mónica Beatriz:Bety Cecilia:Ceci Mireya Edith Nora Isela Reyna Delia Magdalena:Magda Maribel'
).split(' ')
const younger = (
  'Yadira Brenda Karla Daniela:Dani Alejandra:Ale Fernanda:Fer Jazmín Perla Viridiana:Viri Estefanía:Fany Paola ' +
  'Diana Cristina Itzel Mariana Dulce Karina Selene Valeria:Vale Abril Ivonne Nallely Michelle Anahí Citlali Ximena ' +
  'Rubí Zaira Jocelyn Miriam'
).split(' ')
const second = 'Elena Isabel Guadalupe Luisa Isela Alicia Esther Cristina Lourdes Teresa Margarita Amalia Ivette'.split(
  ' ',
)

const surnames = (
  'Chavira Ontiveros Rascón Baca Meraz Holguín Tarango Carrasco Nájera Palma Quezada Loya Trevizo Baeza Olivas ' +
  'Sáenz Armendáriz Nevárez Chacón Portillo Gallegos Prieto Meléndez Ruelas Durán Legarreta Márquez Balderrama ' +
  'Hinojos Licón Ogaz Orozco Payán Pallares Quintana Ronquillo Rubio Sandoval Solís Tena Urías Valles Varela ' +
  'Villalobos Zubiate Acosta Aguirre Almanza Anchondo Arzate Barraza Bencomo Bustamante Caballero Cano Cardona ' +
  'Cereceres Domínguez Enríquez Escárcega Fierro Flores Galindo Gándara Granados Grado Hernández Jáquez Jurado ' +
  'Lara Leyva Lozoya Luján Madrid Marrufo Méndez Molina Montes Mora Muela Núñez Ochoa Ordóñez Ortega Pacheco Pérez ' +
  'Ponce Ramos Reza Ríos Rodríguez Sígala Tapia Torres Trujillo Vega Venzor Zamarrón Zapata'
).split(' ')
/** Common in families that came down from the Sierra. */
const sierra = 'Batista Bustillos Cruz Moreno Sotelo Espino Ramiro Nava'.split(' ')

export const ageBands = ['18-29', '30-44', '45-59', '60-and-over'] as const
export type AgeBand = (typeof ageBands)[number]

export interface Name {
  readonly given: string
  readonly family: string
  /** What people call her, where it is not her name. */
  readonly known: string | undefined
}

const byAge: Readonly<Record<AgeBand, readonly (readonly string[])[]>> = {
  '18-29': [younger, younger, middle],
  '30-44': [younger, middle, middle],
  '45-59': [middle, middle, older],
  '60-and-over': [older, older, middle],
}

/** A name of her own, by age; no two women of the centre bear the same one. */
export class Names {
  readonly #taken = new Set<string>()
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  next(age: AgeBand, fromTheSierra: boolean): Name {
    const random = this.#random
    const pool = fromTheSierra ? [...sierra, ...surnames.slice(0, 12)] : surnames
    for (;;) {
      const [first, known] = random.pick(random.pick(byAge[age])).split(':') as [string, string?]
      const other = random.chance(0.45) ? random.pick(second) : undefined
      const given = other === undefined || other === first ? first : `${first} ${other}`
      const [father, mother] = [random.pick(pool), random.pick(surnames)]
      const full = `${given} ${father} ${mother}`
      if (father === mother || this.#taken.has(full)) continue
      this.#taken.add(full)
      return {
        given,
        family: `${father} ${mother}`,
        known: known !== undefined && random.chance(0.4) ? known : undefined,
      }
    }
  }
}
