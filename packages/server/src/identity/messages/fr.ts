import type { es } from './es.ts'

export const fr: Record<keyof typeof es, string> = {
  'permission.manage': 'Inviter l’équipe et renouveler son accès',
  'error.IDENTITY_WRONG_CREDENTIALS': 'L’adresse ou le mot de passe n’est pas correct. Vérifiez les deux.',
  'error.IDENTITY_WRONG_CODE': 'Le code n’est pas correct ou a expiré. Saisissez celui que l’application affiche.',
  'error.IDENTITY_CODE_USED': 'Ce code a déjà servi. Attendez le suivant : il change toutes les trente secondes.',
  'error.IDENTITY_TOO_MANY_ATTEMPTS':
    'Il y a eu trop d’essais. Attendez {seconds, plural, one {# seconde} other {# secondes}} et réessayez.',
  'error.IDENTITY_SECOND_FACTOR_ON': 'Vous utilisez déjà une application de codes. Retirez-la avant d’en ajouter une.',
  'error.IDENTITY_INVITATION_OVER': 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau à la direction.',
  'error.IDENTITY_WORKS_ELSEWHERE':
    'Cette personne travaille aussi dans un autre centre. Demandez à la personne qui gère le système.',
}
