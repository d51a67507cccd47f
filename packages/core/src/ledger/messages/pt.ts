import type { es } from './es.ts'

export const pt: Record<keyof typeof es, string> = {
  'permission.read': 'Ver contas, movimentos e saldos',
  'permission.accounts': 'Abrir, congelar e fechar contas; definir limites e unidades',
  'permission.post': 'Registrar transferências',
  'permission.reverse': 'Estornar transferências',
  'kind.asset': 'Ativo',
  'kind.liability': 'Passivo',
  'kind.equity': 'Patrimônio',
  'kind.income': 'Receita',
  'kind.expense': 'Despesa',
  'kept.transfers': 'As transferências dela ficam, sem nome: os livros devem fechar numa auditoria.',
  'error.LEDGER_ID_TWICE_IN_GROUP': 'Duas transferências do grupo têm o mesmo identificador. Mude um.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_GROUP':
    'Estas transferências já existem, mas não foram registradas juntas. Confira o grupo antes de reenviar.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_KIND':
    'Já existe outra transferência com esse identificador, de outro tipo. Use um identificador novo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_REVERSED_TRANSFER':
    'Já existe um estorno com esse identificador, de outra transferência. Use um identificador novo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT':
    'Já existe uma transferência com esse identificador, de outra conta. Use um identificador novo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT':
    'Já existe uma transferência com esse identificador, para outra conta. Use um identificador novo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_AMOUNT':
    'Já existe uma transferência com esse identificador e outro valor. Use um identificador novo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_EFFECTIVE_DAY':
    'Já existe uma transferência com esse identificador e outra data. Use um identificador novo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CATEGORY':
    'Já existe uma transferência com esse identificador e outra categoria. Use um identificador novo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_FUND':
    'Já existe uma transferência com esse identificador e outro fundo. Use um identificador novo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CAUSE':
    'Já existe uma transferência com esse identificador e outro motivo. Use um identificador novo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_EXPIRY':
    'Já existe uma reserva com este identificador, que termina em outro momento.',
  'error.LEDGER_ID_ALREADY_FAILED': 'Este identificador já foi recusado antes. Para tentar de novo, envie um novo.',
  'error.LEDGER_HOLD_NOT_FOUND': 'Não há nenhuma reserva com este identificador.',
  'error.LEDGER_NOT_A_HOLD': 'Este movimento não é uma reserva.',
  'error.LEDGER_EXCEEDS_HOLD': 'Pode-se cobrar no máximo o valor reservado.',
  'error.LEDGER_HOLD_ALREADY_POSTED': 'A reserva já foi cobrada.',
  'error.LEDGER_HOLD_ALREADY_VOIDED': 'A reserva já foi liberada.',
  'error.LEDGER_HOLD_EXPIRED': 'O tempo da reserva terminou. Faça uma nova.',
  'error.LEDGER_NOTHING_TO_REVERSE': 'Só se estorna o que já foi movido. Uma reserva se libera.',
  'error.LEDGER_TRANSFER_NOT_FOUND': 'Não há essa transferência para estornar. Confira o identificador.',
  'error.LEDGER_IS_A_REVERSAL': 'Um estorno não se estorna. Registre uma transferência nova.',
  'error.LEDGER_ALREADY_REVERSED': 'Essa transferência já foi estornada. Cada uma se estorna uma só vez.',
  'error.LEDGER_EXCEEDS_REVERSED_TRANSFER':
    'O estorno não pode passar do valor da transferência. Escreva um valor menor.',
  'error.LEDGER_ACCOUNTS_MUST_DIFFER': 'As duas contas são a mesma. Escolha duas contas.',
  'error.LEDGER_DEBIT_ACCOUNT_NOT_FOUND': 'Não existe a conta de débito {account}. Confira a chave.',
  'error.LEDGER_CREDIT_ACCOUNT_NOT_FOUND': 'Não existe a conta de crédito {account}. Confira a chave.',
  'error.LEDGER_ACCOUNTS_OF_DIFFERENT_UNITS':
    'As duas contas estão em unidades diferentes. Escolha contas da mesma moeda.',
  'error.LEDGER_DEBIT_ACCOUNT_CLOSED': 'A conta de débito {account} está fechada. Escolha outra ou reabra.',
  'error.LEDGER_CREDIT_ACCOUNT_CLOSED': 'A conta de crédito {account} está fechada. Escolha outra ou reabra.',
  'error.LEDGER_DEBIT_ACCOUNT_FROZEN': 'A conta de débito {account} está congelada. Peça a liberação.',
  'error.LEDGER_CREDIT_ACCOUNT_FROZEN': 'A conta de crédito {account} está congelada. Peça a liberação.',
  'error.LEDGER_OVERFLOWS_DEBITS': 'Os débitos da conta {account} passariam do maior número possível.',
  'error.LEDGER_OVERFLOWS_CREDITS': 'Os créditos da conta {account} passariam do maior número possível.',
  'error.LEDGER_EXCEEDS_CREDITS': 'A conta {account} não tem o bastante. Escreva um valor menor ou aumente o limite.',
  'error.LEDGER_EXCEEDS_DEBITS':
    'A conta {account} não pode receber tanto. Escreva um valor menor ou aumente o limite.',
  'error.LEDGER_UNIT_TAKEN': 'Já existe uma unidade com esse código e outros dados. Escolha outro código.',
  'error.LEDGER_UNIT_IS_A_CURRENCY': 'Esse código é de uma moeda, que não precisa de definição. Escolha outro.',
  'error.LEDGER_UNIT_UNKNOWN': 'O centro não tem essa unidade. Defina-a antes, ou use uma moeda.',
  'error.LEDGER_KEY_TAKEN': 'Outra conta já usa essa chave. Escolha outra chave.',
  'error.LEDGER_ACCOUNT_CLOSED': 'A conta está fechada. Reabra antes de mudar.',
  'error.LEDGER_ACCOUNT_NOT_EMPTY': 'A conta ainda tem saldo. Deixe em zero antes de fechar.',
  'operation.define-unit': 'Definiu uma unidade',
  'operation.open-account': 'Abriu uma conta',
  'operation.change-limits': 'Mudou os limites de uma conta',
  'operation.freeze': 'Congelou uma conta',
  'operation.unfreeze': 'Descongelou uma conta',
  'operation.close-account': 'Encerrou uma conta',
  'operation.reopen-account': 'Reabriu uma conta',
  'operation.post': 'Anotou um movimento',
  'operation.reverse': 'Reverteu um movimento',
}
