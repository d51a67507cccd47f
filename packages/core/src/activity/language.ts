/** The languages that activities ship in. A national classification is in one of them. */
export const activityLanguages = ['es', 'en', 'pt', 'fr'] as const

export type ActivityLanguage = (typeof activityLanguages)[number]

/** One value in each language: leaving a language out does not compile. */
export type InEveryLanguage<T> = Readonly<Record<ActivityLanguage, T>>
