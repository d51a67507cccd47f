import type { es } from './es.ts'

export const pt: Record<keyof typeof es, string> = {
  'permission.manage': 'Convidar a equipe e renovar o acesso',
  'error.IDENTITY_WRONG_CREDENTIALS': 'O e-mail ou a senha não estão certos. Revise os dois.',
  'error.IDENTITY_WRONG_CODE': 'O código não está certo ou já venceu. Escreva o que a sua aplicação mostra agora.',
  'error.IDENTITY_CODE_USED': 'Esse código já foi usado. Espere o seguinte: muda a cada meio minuto.',
  'error.IDENTITY_TOO_MANY_ATTEMPTS':
    'Houve tentativas erradas demais. Espere {seconds, plural, one {# segundo} other {# segundos}} e tente de novo.',
  'error.IDENTITY_SECOND_FACTOR_ON': 'Já usa uma aplicação de códigos. Retire-a antes de pôr outra.',
  'error.IDENTITY_INVITATION_OVER': 'Este link já foi usado ou venceu. Peça um novo à direção.',
  'error.IDENTITY_WORKS_ELSEWHERE': 'Esta pessoa trabalha também em outro centro. Peça ajuda a quem opera o sistema.',
  'error.IDENTITY_HAS_ACCOUNT': 'A pessoa desse registro já tem conta aqui. Convide sem indicar o registro.',
  'operation.invite': 'Convidou alguém à equipe',
  'operation.renew-invitation': 'Deu um novo link a alguém',
  'operation.sign-in': 'Entrou',
  'operation.sign-in-refused': 'Tentativa falha de entrar',
  'operation.sign-out': 'Saiu',
  'operation.sign-out-everywhere': 'Saiu em todos os aparelhos',
  'operation.accept-invitation': 'Aceitou um convite e escolheu sua senha',
  'operation.change-password': 'Mudou sua senha',
  'operation.password-refused': 'Senha errada na sua conta',
  'operation.confirm-second-factor': 'Ativou o segundo passo ao entrar',
  'operation.end-second-factor': 'Desativou o segundo passo ao entrar',
}
