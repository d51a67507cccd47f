export const identityErrors = {
  WRONG_CREDENTIALS: { status: 401, title: 'E-mail address or password are wrong, or not of an active account' },
  WRONG_CODE: { status: 401, title: 'The code is wrong or past its time' },
  INVITATION_OVER: { status: 410, title: 'The invitation was used, withdrawn or is past its time' },
  ALREADY_INVITED: { status: 409, title: 'This e-mail address already has an account in this centre' },
  NO_ACCOUNT: { status: 409, title: 'This person has no account of this host' },
} as const
