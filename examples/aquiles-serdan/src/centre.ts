import type { Founding } from '@milpa/core'

/** The centre of the example. Its telephone numbers and addresses are invented. */
export const founding: Founding = {
  slug: 'aquiles-serdan',
  name: 'CENESO',
  placeName: 'Aquiles Serdán, Chihuahua',
  locale: 'es-MX',
  currency: 'MXN',
  timeZone: 'America/Chihuahua',
  country: 'MX',
  gridLatitude: 28.6,
}

export const settings = {
  presentation:
    'Un centro del municipio y de sus mujeres: para emprender, ahorrar, aprender y caminar seguras. ' +
    'Aquí se reciben ideas y negocios ya andando. La primera plática es gratis y puede traer a sus hijas e hijos. ' +
    'Este centro es una demostración: las personas, los negocios y las cifras son inventados.',
  phone: '614 555 0142',
  email: 'hola@ceneso.example',
  address: 'Centro comunitario San Guillermo, frente al parque',
  openingHours: 'Lunes a viernes de 9:00 a 18:00; jueves, guardia jurídica hasta las 19:00',
}
