import type { es } from './es.ts'

export const fr: Record<keyof typeof es, string> = {
  'permission.found': 'Fonder un centre',
  'permission.read': 'Voir les réglages du centre',
  'permission.edit': 'Modifier les réglages du centre',
  'permission.staff': 'Gérer le personnel et ses fonctions',
  'permission.access': 'Gérer les clés d’accès',
  'permission.audit': 'Lire le journal d’audit',
  'permission.work': 'Voir et annuler les travaux en cours',
  'error.CENTRE_SLUG_TAKEN': 'Un autre centre porte déjà ce nom court. Choisissez-en un autre.',
  'error.CENTRE_UNKNOWN_PERMISSION':
    'Cette permission n’existe pas dans ce centre. Vérifiez les extensions installées.',
  'error.CENTRE_LAST_DIRECTOR': 'C’est la dernière personne qui gère le personnel. Nommez-en une autre d’abord.',
  'error.CENTRE_SCOPE_NOT_HELD': 'Vous ne pouvez pas donner à une clé une permission que vous n’avez pas.',
  'error.CENTRE_BAD_ORIGIN': 'Écrivez le site ainsi : https://www.exemple.fr, sans rien après.',
  'error.CENTRE_UNKNOWN_ROLE': 'Le centre n’a pas ce rôle. Choisissez-en un dans la liste.',
  'error.CENTRE_ROLE_EXISTS': 'Le centre a déjà un rôle avec cette clé. Prenez-en une autre.',
  'error.CENTRE_ROLE_IN_USE': 'Ce rôle ne peut pas être retiré : il est de base, ou quelqu’un le tient.',
  'error.CENTRE_ALREADY_STAFF': 'Cette personne fait déjà partie de l’équipe. Changez ses rôles dans la liste.',
  'error.CENTRE_EXPIRES_IN_THE_PAST': 'La date d’expiration est passée. Donnez-en une plus tardive.',
  'error.CENTRE_NOT_CANCELLABLE':
    'Ce travail ne peut pas être annulé : il est terminé, ou il fait partie de la routine.',
  'role.director': 'Direction',
  'role.coordinator': 'Coordination',
  'role.adviser': 'Conseil',
  'role.treasurer': 'Trésorerie',
  'role.assistant': 'Appui et saisie',
  'role.viewer': 'Consultation',
}
