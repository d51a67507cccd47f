export const es = {
  'permission.manage': 'Invitar al personal y renovar su acceso',
  'error.IDENTITY_WRONG_CREDENTIALS': 'El correo o la contraseña no son correctos. Revise los dos.',
  'error.IDENTITY_WRONG_CODE': 'El código no es correcto o ya venció. Escriba el que muestra su aplicación ahora.',
  'error.IDENTITY_CODE_USED': 'Ese código ya se usó. Espere el siguiente: cambia cada medio minuto.',
  'error.IDENTITY_TOO_MANY_ATTEMPTS':
    'Hubo demasiados intentos fallidos. Espere {seconds, plural, one {# segundo} other {# segundos}} e intente de nuevo.',
  'error.IDENTITY_SECOND_FACTOR_ON': 'Ya usa una aplicación de códigos. Quítela antes de poner otra.',
  'error.IDENTITY_INVITATION_OVER': 'Este enlace ya se usó o venció. Pida uno nuevo a la dirección.',
  'error.IDENTITY_WORKS_ELSEWHERE': 'Esta persona trabaja también en otro centro. Pida ayuda a quien opera el sistema.',
} as const
