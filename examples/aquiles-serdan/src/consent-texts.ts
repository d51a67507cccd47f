import type { entrepreneurs } from '@milpa/core'
import type { In } from './input-of.ts'

type Text = In<typeof entrepreneurs.addConsentText>

/** What women of the example are asked, with the days ago on which it was written; a new wording is a new version. */
export const consentTexts: readonly { readonly ago: number; readonly text: Text }[] = [
  {
    ago: 757,
    text: {
      purpose: 'service',
      texts: {
        es: 'Acepto que CENESO guarde mis datos para atenderme y dar seguimiento a mi negocio. Puedo verlos, corregirlos o pedir que se borren cuando yo quiera.',
        en: 'I agree that CENESO keeps my data to serve me and to follow up on my enterprise. I may see, correct or erase them at any time.',
      },
    },
  },
  {
    ago: 757,
    text: {
      purpose: 'publication',
      texts: {
        es: 'Acepto que mi negocio aparezca en el directorio público, con su zona y el teléfono que yo indique.',
        en: 'I agree that my enterprise appears in the public directory, with its zone and the telephone number that I choose.',
      },
    },
  },
  {
    ago: 757,
    text: {
      purpose: 'messages',
      texts: {
        es: 'Acepto recibir avisos de cursos, ferias y convocatorias por mensaje. Puedo dejar de recibirlos cuando yo quiera.',
        en: 'I agree to receive notices of courses, fairs and calls by message. I may stop them at any time.',
      },
    },
  },
  {
    ago: 320,
    text: {
      purpose: 'publication',
      texts: {
        es: 'Acepto que mi negocio aparezca en el directorio público. Se muestra la zona, nunca la casa, y solo el teléfono que yo indique. Si retiro mi permiso, sale del directorio ese mismo día.',
        en: 'I agree that my enterprise appears in the public directory. The zone is shown, never the house, and only the number that I choose. If I withdraw, it leaves the directory that very day.',
      },
    },
  },
]
