/** What the widget itself says; the greetings are in the words of those who greet. */
export const words = {
  es: { empty: 'Todavía no hay saludos.' },
  en: { empty: 'There are no greetings yet.' },
  pt: { empty: 'Ainda não há saudações.' },
  fr: { empty: 'Il n’y a pas encore de mots de bienvenue.' },
}
