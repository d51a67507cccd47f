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
  'error.IDENTITY_HAS_ACCOUNT': 'La personne de cette fiche a déjà un compte ici. Invitez sans indiquer la fiche.',
  'operation.invite': 'A invité quelqu’un dans l’équipe',
  'operation.renew-invitation': 'A donné un nouveau lien à quelqu’un',
  'operation.sign-in': 'S’est connectée',
  'operation.sign-in-refused': 'Essai de connexion refusé',
  'operation.sign-out': 'S’est déconnectée',
  'operation.sign-out-everywhere': 'S’est déconnectée partout',
  'operation.accept-invitation': 'A accepté une invitation et choisi son mot de passe',
  'operation.change-password': 'A changé son mot de passe',
  'operation.password-refused': 'Mot de passe faux dans son compte',
  'operation.confirm-second-factor': 'A activé la seconde étape à la connexion',
  'operation.end-second-factor': 'A désactivé la seconde étape à la connexion',
}
