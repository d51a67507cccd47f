import type { es } from './es.ts'

export const fr: Readonly<Record<keyof typeof es, string>> = {
  'permission.read': 'Voir les personnes et les groupes',
  'permission.edit': 'Enregistrer et corriger les personnes et les groupes',
  'permission.sensitive': 'Voir le handicap et les données du foyer',
  'permission.consent': 'Noter ce qu’une personne autorise',
  'permission.texts': 'Rédiger les textes de consentement',
  'permission.merge': 'Réunir les fiches d’une même personne et annuler',
  'permission.export': 'Remettre à une personne tout ce qui est gardé sur elle',
  'permission.forget': 'Effacer une personne',
  'error.ENTREPRENEURS_CHANGED_MEANWHILE':
    'Quelqu’un a modifié cette fiche pendant que vous l’aviez ouverte. Rouvrez-la et refaites votre changement.',
  'error.ENTREPRENEURS_CONTACT_INVALID':
    'Ce téléphone, courriel ou lien semble incomplet. Vérifiez-le, s’il vous plaît.',
  'error.ENTREPRENEURS_ARCHIVED': 'La fiche est archivée. Restaurez-la avant de la modifier.',
  'error.ENTREPRENEURS_SAME_RECORD': 'Vous avez choisi deux fois la même fiche. Choisissez-en une autre.',
  'error.ENTREPRENEURS_ALREADY_MERGED': 'Cette fiche a été réunie à une autre. Travaillez avec celle qui reste.',
  'error.ENTREPRENEURS_MERGE_UNDONE': 'Cette réunion était déjà annulée.',
  'error.ENTREPRENEURS_MERGED_SINCE': 'Une autre réunion a suivi. Annulez d’abord la plus récente.',
  'error.ENTREPRENEURS_NO_CONSENT_TEXT': 'Il n’y a pas encore de texte pour ce but. Rédigez-le avant de demander.',
  'error.ENTREPRENEURS_NOTHING_TO_WITHDRAW': 'Elle n’avait pas donné ce consentement ; il n’y a rien à retirer.',
  'error.ENTREPRENEURS_CONSENT_ON_ARCHIVED': 'La fiche est archivée. Restaurez-la avant de noter un consentement.',
  'purpose.service': 'Recevoir les services du centre',
  'purpose.statistics': 'Être comptée dans les statistiques sans son nom',
  'purpose.publication': 'Montrer son entreprise dans l’annuaire public',
  'purpose.exact-place': 'Montrer le lieu exact de son local',
  'purpose.photo': 'Montrer la photo de son entreprise',
  'purpose.sharing-authority': 'Partager ses données avec une autorité',
  'purpose.messages': 'Recevoir les messages du centre',
  'kept.audit': 'Le journal dit encore qu’il y a eu des changements, avec un numéro au lieu de son nom.',
}
