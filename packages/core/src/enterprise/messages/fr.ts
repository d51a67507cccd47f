import type { es } from './es.ts'

export const fr: Readonly<Record<keyof typeof es, string>> = {
  'permission.read': 'Voir l’inventaire des entreprises',
  'permission.edit': 'Enregistrer et corriger les entreprises',
  'permission.place': 'Voir les lieux exacts',
  'permission.validate': 'Valider les entreprises sur le terrain',
  'permission.campaigns': 'Préparer les campagnes de validation',
  'permission.publish': 'Publier des entreprises dans l’annuaire',
  'permission.import': 'Enregistrer beaucoup d’entreprises à la fois',
  'permission.merge': 'Réunir les fiches d’une même entreprise et annuler',
  'permission.catalogues': 'Charger les territoires et les classifications nationales',
  'error.ENTERPRISES_CHANGED_MEANWHILE':
    'Quelqu’un a modifié cette fiche pendant que vous l’aviez ouverte. Rouvrez-la et refaites votre changement.',
  'error.ENTERPRISES_CONTACT_INVALID': 'Ce téléphone, courriel ou lien semble incomplet. Vérifiez-le, s’il vous plaît.',
  'error.ENTERPRISES_ACTIVITY_UNKNOWN':
    'Nous ne connaissons pas l’activité « {code} ». Choisissez-la dans la liste ou chargez sa classification.',
  'error.ENTERPRISES_PLACE_INVALID': 'Ces coordonnées ne sont pas un lieu. Vérifiez la latitude et la longitude.',
  'error.ENTERPRISES_EXTERNAL_ID_TAKEN': 'Une autre entreprise a déjà ce numéro du registre « {system} ».',
  'error.ENTERPRISES_TERRITORY_UNKNOWN':
    'Nous ne connaissons pas le territoire « {code} ». Chargez d’abord la liste des territoires.',
  'error.ENTERPRISES_ARCHIVED': 'La fiche est archivée. Restaurez-la avant de la modifier.',
  'error.ENTERPRISES_NO_CONSENT': 'Il manque le consentement d’une propriétaire. Notez-le avant de publier.',
  'error.ENTERPRISES_CONSENT_WITHDRAWN': 'Une des propriétaires a dit non. Parlez-lui avant de publier.',
  'error.ENTERPRISES_HOME_BASED': 'L’entreprise est dans un logement. Son lieu exact n’est jamais publié.',
  'error.ENTERPRISES_NOT_ACTIVE': 'L’entreprise est fermée ou introuvable. Validez-la avant de la publier.',
  'error.ENTERPRISES_SAME_RECORD': 'Vous avez choisi deux fois la même fiche. Choisissez-en une autre.',
  'error.ENTERPRISES_ALREADY_MERGED': 'Cette fiche a été réunie à une autre. Travaillez avec celle qui reste.',
  'error.ENTERPRISES_MERGE_UNDONE': 'Cette réunion était déjà annulée.',
  'error.ENTERPRISES_MERGED_SINCE': 'Une autre réunion a suivi. Annulez d’abord la plus récente.',
  'error.ENTERPRISES_CAMPAIGN_CLOSED': 'La campagne est finie. Choisissez-en une autre ou validez sans campagne.',
  'error.ENTERPRISES_FILE_UNREADABLE':
    'Le fichier ne contient pas ce qu’il devrait. Téléchargez-le à nouveau de sa source officielle.',
  'kept.register': 'Son établissement reste dans l’annuaire car un registre officiel le publie, sans son nom.',
  'kept.shared-enterprise': 'L’entreprise partagée avec d’autres continue, sans elle.',
}
